//! What the page is served with.
/// Response headers of every file of the page, as (name, value).
pub fn headers() -> Vec<(&'static str, String)> {
    vec![("Content-Security-Policy", content_security_policy(&["https://api.openai.com"]))]
}
fn content_security_policy(hosts: &[&str]) -> String {
    format!("default-src 'none'; connect-src 'self' {}", hosts.join(" "))
}
