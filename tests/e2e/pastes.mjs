// Pastes for the specs. The keys are a fixed pattern, and nobody's.

const pattern = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7";

/** Not a key: OpenAI's prefix and infix around the fixed pattern. */
export const key = `sk-proj-${pattern.repeat(3).slice(0, 74)}T3BlbkFJ${pattern.repeat(3).slice(0, 74)}`;

/** What OpenAI prints of a key. */
export const mask = (key) => key.slice(0, 8) + "*".repeat(key.length - 12) + key.slice(-4);

/** OpenAI's body for a key that it doesn't know. */
export const unknownKey = (shown) => ({
  error: {
    message: `Incorrect API key provided: ${shown}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    type: "invalid_request_error",
    param: null,
    code: "invalid_api_key",
  },
});

/** A Python traceback whose key arrived with quotes. */
export const quoted = `Traceback (most recent call last):
  File "/app/bot.py", line 9, in <module>
    reply = client.chat.completions.create(
  File "/app/venv/lib/python3.12/site-packages/openai/_base_client.py", line 1047, in request
    raise self._make_status_error_from_response(err.response) from None
openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: ${mask(`"${key}"`)}. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}

$ cat .env
OPENAI_API_KEY="${key}"
`;

/** A traceback whose first block shows the whole key. */
export const newline = `httpcore.LocalProtocolError: Illegal header value b'Bearer ${key}\\n'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/main.py", line 5, in <module>
    completion = client.chat.completions.create(
openai.APIConnectionError: Connection error.
`;
