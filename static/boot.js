// Starts the page. A file of its own because the Content-Security-Policy allows no inline script.
// The build writes the hashed names of the glue and of the module into the data attributes.
// It never touches the paste box, so what somebody typed while the module was loading stays there.
(() => {
  const { js, wasm, later, library, style } = document.currentScript.dataset;
  const state = document.documentElement.dataset;

  const say = (message) => {
    const box = document.getElementById("boot-error");
    if (!box) return;
    box.textContent = message;
    box.hidden = false;
  };

  // A panic in the module reaches the page as a WebAssembly trap, and after it nothing works.
  const stopped = (error) => {
    if (state.app !== "ready" || !(error instanceof WebAssembly.RuntimeError)) return;
    state.app = "stopped";
    say("The page stopped because of a bug. Copy what you need, then reload.");
  };
  addEventListener("error", (event) => stopped(event.error));
  addEventListener("unhandledrejection", (event) => stopped(event.reason));

  // What comes after the verdict is fetched beside the program and not after it, always all of it, whatever is pasted. The
  // priority is low, so that a server that knows priorities sends the program first.
  for (const file of [later, library]) {
    if (!file) continue;
    const href = new URL(file, document.baseURI);
    const link = { rel: "preload", as: "fetch", crossOrigin: "anonymous", fetchPriority: "low", href };
    document.head.append(Object.assign(document.createElement("link"), link));
  }

  if (style) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(style, document.baseURI) }));
  }

  const start = async () => {
    const { default: init } = await import(new URL(js, document.baseURI));
    await init({ module_or_path: new URL(wasm, document.baseURI) });
    state.app = "ready";
  };
  start().catch((error) => {
    state.app = "failed";
    say("The page couldn’t start; nothing was sent. It needs WebAssembly and its own files: reload, or use a current browser.");
    console.error(error);
  });
})();
