//! The texts that `cargo xtask bench` times.

use std::fmt::Write;

/// A chain of two tracebacks, of some 2 KB.
pub fn traceback() -> String {
    format!("{CHAINED}{TRACEBACK}")
}

/// What led to [`TRACEBACK`].
const CHAINED: &str = r#"Traceback (most recent call last):
  File "/usr/lib/python3.12/site-packages/openai/_base_client.py", line 1027, in request
    response.raise_for_status()
  File "/usr/lib/python3.12/site-packages/httpx/_models.py", line 829, in raise_for_status
    raise HTTPStatusError(message, request=request, response=self)
httpx.HTTPStatusError: Client error '401 Unauthorized' for url 'https://api.openai.com/v1/chat/completions'
For more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/401

During handling of the above exception, another exception occurred:

"#;

/// What openai-python prints when a key is refused.
const TRACEBACK: &str = r#"Traceback (most recent call last):
  File "/app/worker.py", line 41, in handle
    completion = client.chat.completions.create(model="gpt-4o-mini", messages=messages)
  File "/usr/lib/python3.12/site-packages/openai/_utils/_utils.py", line 287, in wrapper
    return func(*args, **kwargs)
  File "/usr/lib/python3.12/site-packages/openai/resources/chat/completions/completions.py", line 925, in create
    return self._post(
           ^^^^^^^^^^^
  File "/usr/lib/python3.12/site-packages/openai/_base_client.py", line 1239, in post
    return cast(ResponseT, self.request(cast_to, opts, stream=stream, stream_cls=stream_cls))
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.12/site-packages/openai/_base_client.py", line 1037, in request
    raise self._make_status_error_from_response(err.response) from None
openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: bench-ke*********y000. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}
"#;

/// A service's log of nearly `bytes` bytes that ends in the traceback of a refused call: most of a big paste is noise.
pub fn log(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 200);
    let mut line = 0u32;
    while text.len() + TRACEBACK.len() + 110 < bytes {
        let _ = writeln!(
            text,
            "2026-01-{:02}T{:02}:{:02}:{:02}.{:03}Z INFO worker-{} request id=req_{:08x} path=/v1/items/{} status=200 took={}ms",
            line / 86_400 % 28 + 1,
            line / 3600 % 24,
            line / 60 % 60,
            line % 60,
            line * 7 % 1000,
            line % 8,
            line.wrapping_mul(2_654_435_761),
            line,
            line % 97
        );
        line += 1;
    }
    text + TRACEBACK
}

/// Lines with a key of its own each, `bytes` bytes in all.
pub fn different_keys(bytes: usize) -> String {
    (0..bytes / 40).map(|number| format!("api_key=\"aB3dE6gH{number:07}jK2mN5pQ8sT1\"\n")).collect()
}

/// Texts that were made, or grew, to keep a reader busy: each is repeated.
pub const HOSTILE: &[&str] = &[
    "{",
    "'{",
    "\"",
    "'",
    "\\",
    "\n",
    " ",
    ">",
    "=",
    "word ",
    "not found ",
    "error ",
    "message:\"",
    "\"message\": \"{",
    "\"content\": \"",
    "\"code\":string(",
    ",401",
    " 401",
    "401\n",
    "401 | ",
    "sk-",
    "sk-aB3dE6\n",
    "sk-your-aB3dE6gH9j\n",
    "sk-aB3dE6gH9jK2mN5pQ8sT1vW4 ",
    "password=a",
    "pwd=a...",
    "API_KEY=x\n",
    "openai.api_key = 'x',\n",
    "-----BEGIN ",
    "eyJ",
    "eyJhbGciOi.",
    "Bearer ",
    "header value ",
    "incorrect api key provided: ",
    "codec can't encode character ",
    "Error: ",
    "xError: ",
    "(KeyError)",
    "a.b::",
    "  File \"a.py\", line 1, in b\n",
    "Traceback (most recent call last):\n",
    "2026-11-23 06:17:15 ERROR x\n",
    "https://api.openai.com/v1 ",
    "ignore previous instructions ",
    "\u{1b}[31m",
    "\u{2500}",
    "“",
    "密钥无效 ",
    "TWFuIGlzIGRpc3Rpbmd1aXNoZWQ",
    "xsk-proj-aB3dE6gH9j",
    "API key is ",
    "a,api_key\n",
    "a,b,key\n1,2,3\n",
    "api_key|",
    "key%3D",
    "<key>",
    "curl -u a:",
    "\"cookies\": [{\"value\": \"",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_has_the_size_that_is_asked_for() {
        for bytes in [20_000, 1_000_000] {
            let text = log(bytes);
            assert!(text.len() <= bytes && text.len() > bytes - 500, "{}", text.len());
            assert!(text.ends_with("'invalid_api_key'}}\n"));
        }
    }
}
