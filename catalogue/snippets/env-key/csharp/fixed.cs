using OpenAI.Chat;

string? key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
if (string.IsNullOrEmpty(key))
    throw new InvalidOperationException("Set OPENAI_API_KEY before you start this program.");
ChatClient client = new(model: "gpt-4o-mini", apiKey: key);
ChatCompletion answer = client.CompleteChat("Hello");
Console.WriteLine(answer.Content[0].Text);
