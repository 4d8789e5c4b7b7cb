use async_openai::{Client, config::OpenAIConfig};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = std::env::var("OPENAI_API_KEY").unwrap_or_default();
    if key.is_empty() {
        return Err("set OPENAI_API_KEY before you start this program".into());
    }
    let client = Client::with_config(OpenAIConfig::new().with_api_key(key));
    for model in client.models().list().await?.data {
        println!("{}", model.id);
    }
    Ok(())
}
