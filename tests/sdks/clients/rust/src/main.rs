//! The ways in which people call a provider from Rust. The first argument picks one.

use std::env;
use std::time::Duration;

use anyhow::Context;
use async_openai::config::OpenAIConfig;
use async_openai::error::OpenAIError;
use async_openai::types::chat::{ChatCompletionRequestUserMessageArgs, CreateChatCompletionRequestArgs};
use async_openai::Client;
use serde_json::{json, Value};

const URL: &str = "https://api.openai.com/v1/chat/completions";

fn body() -> Value {
    json!({"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Hello"}]})
}

fn request(url: &str) -> reqwest::blocking::RequestBuilder {
    let key = env::var("OPENAI_API_KEY").expect("OPENAI_API_KEY must be set");
    let client = reqwest::blocking::Client::builder().timeout(Duration::from_secs(2)).build().unwrap();
    client.post(url).bearer_auth(key).json(&body())
}

fn status(url: &str) -> Result<String, reqwest::Error> {
    request(url).send()?.error_for_status()?.text()
}

fn text(url: &str) -> Result<(), reqwest::Error> {
    let response = request(url).send()?;
    println!("Error: {}", response.status());
    println!("{}", response.text()?);
    Ok(())
}

fn chain(url: &str) -> anyhow::Result<()> {
    let response = request(url).send().context("calling the model")?;
    let reply: Value = response.error_for_status()?.json().context("reading the reply")?;
    println!("{reply}");
    Ok(())
}

fn ureq_call() -> Result<(), ureq::Error> {
    let key = env::var("OPENAI_API_KEY").unwrap();
    // Not the crate's own list of roots, so that a certificate of the recorder's can be trusted.
    let tls = ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build();
    let agent: ureq::Agent = ureq::Agent::config_builder().tls_config(tls).build().into();
    let mut response = agent.post(URL).header("Authorization", &format!("Bearer {key}")).send_json(body())?;
    println!("{}", response.body_mut().read_to_string()?);
    Ok(())
}

#[tokio::main]
async fn openai() -> Result<(), OpenAIError> {
    let mut config = OpenAIConfig::new();
    if let Ok(base) = env::var("BASE") {
        config = config.with_api_base(base);
    }
    let client = Client::with_config(config);
    let user = ChatCompletionRequestUserMessageArgs::default().content("Hello").build()?;
    let model = env::var("MODEL").unwrap_or_else(|_| "gpt-4o-mini".into());
    let request = CreateChatCompletionRequestArgs::default().model(model).messages([user.into()]).build()?;
    let response = client.chat().create(request).await?;
    println!("{:?}", response.choices);
    Ok(())
}

fn main() {
    let url = env::var("URL").unwrap_or_else(|_| URL.into());
    match env::args().nth(1).as_deref() {
        // What `main() -> Result` prints, without its exit code.
        Some("status") => eprintln!("Error: {:?}", status(&url).unwrap_err()),
        Some("display") => eprintln!("request failed: {}", status(&url).unwrap_err()),
        Some("unwrap") => println!("{}", request(&url).send().unwrap().status()),
        Some("text") => text(&url).unwrap(),
        Some("chain") => eprintln!("Error: {:?}", chain(&url).unwrap_err()),
        Some("ureq") => ureq_call().unwrap(),
        Some("openai") => eprintln!("Error: {:?}", openai().unwrap_err()),
        Some("openai-display") => eprintln!("[ERROR bot] OpenAI call failed: {}", openai().unwrap_err()),
        Some("openai-unwrap") => openai().unwrap(),
        _ => panic!("which?"),
    }
}
