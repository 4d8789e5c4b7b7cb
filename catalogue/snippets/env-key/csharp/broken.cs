using OpenAI.Chat;

ChatClient client = new(model: "gpt-4o-mini", apiKey: "your-api-key");
ChatCompletion answer = client.CompleteChat("Hello");
Console.WriteLine(answer.Content[0].Text);
