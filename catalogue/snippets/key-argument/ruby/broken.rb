require "openai" # the gem ruby-openai

client = OpenAI::Client.new(api_key: ENV.fetch("OPENAI_API_KEY"))
answer = client.chat(
  parameters: { model: "gpt-4o-mini", messages: [{ role: "user", content: "Hello" }] }
)
puts answer.dig("choices", 0, "message", "content")
