import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

class Main {
    public static void main(String[] args) {
        String key = System.getenv("OPENAI_API_KEY");
        if (key == null || key.isBlank()) {
            throw new IllegalStateException("Set OPENAI_API_KEY before you start this program.");
        }
        OpenAIClient client = OpenAIOkHttpClient.builder().apiKey(key).build();
        var params = ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage("Hello").build();
        var answer = client.chat().completions().create(params);
        System.out.println(answer.choices().get(0).message().content().orElse(""));
    }
}
