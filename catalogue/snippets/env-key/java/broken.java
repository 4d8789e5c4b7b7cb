import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

class Main {
    public static void main(String[] args) {
        OpenAIClient client = OpenAIOkHttpClient.builder().apiKey("your-api-key").build();
        var params = ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage("Hello").build();
        var answer = client.chat().completions().create(params);
        System.out.println(answer.choices().get(0).message().content().orElse(""));
    }
}
