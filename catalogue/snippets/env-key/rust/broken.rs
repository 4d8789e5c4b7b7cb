use async_openai::{Client, config::OpenAIConfig};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::with_config(OpenAIConfig::new().with_api_key("your-api-key"));
    for model in client.models().list().await?.data {
        println!("{}", model.id);
    }
    Ok(())
}
