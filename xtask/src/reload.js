// Reloads a development page once it was built anew: its HTML names other files then.
const html = async () => {
  const answer = await fetch(location.pathname, { cache: "no-store" });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.text();
};
const built = html();
setInterval(async () => {
  try {
    if ((await html()) !== (await built)) location.reload();
  } catch {
    // Nobody answers: the server ended, or it is putting the next build in place.
  }
}, 1000);
