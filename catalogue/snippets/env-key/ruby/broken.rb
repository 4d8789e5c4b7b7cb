require "openai"

client = OpenAI::Client.new(api_key: "your-api-key")
answer = client.chat.completions.create(
  model: "gpt-4o-mini",
  messages: [{ role: "user", content: "Hello" }]
)
puts answer.choices[0].message.content
