require "openai"

key = ENV.fetch("OPENAI_API_KEY", "")
abort "Set OPENAI_API_KEY before you start this program." if key.empty?
client = OpenAI::Client.new(api_key: key)
answer = client.chat.completions.create(
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }]
)
puts answer.choices[0].message.content
