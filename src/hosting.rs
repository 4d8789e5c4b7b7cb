//! What the page is served with, wherever it is hosted.

use crate::catalogue::PROVIDERS;

/// The policy that the page is served with, as a `<meta>` element may carry it. The only foreign
/// hosts in it are those of the probes, from the catalogue.
pub fn meta_csp() -> String {
    let mut hosts: Vec<String> = PROVIDERS
        .iter()
        .filter_map(|provider| provider.probe.as_ref())
        .filter_map(|probe| {
            let host = probe.url.strip_prefix("https://")?.split('/').next()?;
            Some(format!("https://{host}"))
        })
        .collect();
    hosts.sort();
    hosts.dedup();
    let connect = hosts.join(" ");
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self' {connect}; \
         manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// Response headers of every file of the page, as name and value.
pub fn headers() -> Vec<(&'static str, String)> {
    vec![
        // A <meta> can't say who may frame the page.
        ("Content-Security-Policy", format!("{}; frame-ancestors 'none'", meta_csp())),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        (
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), \
             clipboard-read=(), clipboard-write=(self)"
                .to_owned(),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_no_inline_code_and_no_other_host() {
        let policy = meta_csp();
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{policy}");
        assert!(policy.contains("connect-src 'self' https://api.openai.com;"), "{policy}");
    }
}
