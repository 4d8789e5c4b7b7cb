//! What the page is served with, wherever it is hosted.

use crate::probe;

/// The policy that the page is served with, as a `<meta>` element may carry it. The only foreign
/// hosts in it are those of the probes that the page sends; a page built without `probes` has none.
pub fn meta_csp(probes: bool) -> String {
    policy(&if probes { probe::hosts() } else { Vec::new() })
}

fn policy(hosts: &[&str]) -> String {
    let connect: String = hosts.iter().flat_map(|host| [" https://", host]).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'{connect}; \
         manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// Response headers of every file of the page, as name and value; `probes` as in [`meta_csp`].
pub fn headers(probes: bool) -> Vec<(&'static str, String)> {
    vec![
        // A <meta> can't say who may frame the page.
        ("Content-Security-Policy", format!("{}; frame-ancestors 'none'", meta_csp(probes))),
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
    fn the_policy_allows_no_inline_code_and_the_hosts_of_the_table_alone() {
        let policy = meta_csp(true);
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"), "{policy}");
        let (_, connect) = policy.split_once("connect-src 'self'").unwrap();
        let allowed: Vec<&str> = connect.split(';').next().unwrap().split_whitespace().collect();
        let mut wanted: Vec<String> = probe::sent_requests().map(|(_, request)| format!("https://{}", request.host())).collect();
        wanted.sort();
        wanted.dedup();
        assert_eq!(allowed, wanted);
        assert_eq!(wanted.is_empty(), !probe::SENDS);
    }

    #[test]
    fn without_probes_the_page_reaches_nothing_but_its_own_files() {
        assert!(meta_csp(false).contains("connect-src 'self'; "));
    }
}
