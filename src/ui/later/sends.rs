//! Every request that the page can make, from the table that its policy is made of.

use super::prose::{items, prose};
use crate::catalogue::{Browsers, PROVIDERS, Provider};
use crate::hosting;
use crate::probe::{self, Fields, Plan};
use crate::ui::markup::{all, el, heading, p, tag, text};
use yew::prelude::*;

/// The title of the view.
pub const TITLE: &str = "What this page can send";

/// The view.
pub fn view() -> Html {
    let own = [
        "Once: the page itself, its style sheet, its icon, a script that starts it, and the program with its loader.",
        "At the same time, whatever you paste: the rest of the program, and a file with all advice and articles.",
        "If you open an article’s own page: that page.",
    ];
    let mut parts = vec![
        heading(TITLE),
        p("", text("This is the complete list. It comes from the same table as the page’s policy, so both name the same hosts.")),
        el("h2", "", text("Its own files")),
        p("", text("They are the same for everyone. None depends on what you paste, and none contains any of it.")),
        el("ul", "", items(&own.map(str::to_owned))),
        el("h2", "", text("A request to a provider")),
    ];
    if probe::SENDS {
        parts.push(p(
            "",
            prose(
                "Below an answer, `Does the key work?` shows one of these requests. It is sent once, when you have pasted a key \
                 there and pressed Send, and never by itself. The key is in one header, shown as `••••` here. There are no \
                 cookies and no referrer. Your browser adds `Origin`, and first asks the provider whether a page may ask (a \
                 preflight, which has no key).",
            ),
        ));
        parts.extend(probe::sent_requests().map(|(provider, _)| sent(provider)));
    } else {
        parts.push(p("", text("None. This copy of the page was built without them: it shows commands, which you run yourself.")));
    }
    parts.push(el("h2", "", text("Commands only")));
    parts.push(p(
        "",
        text("The page never asks these providers. It shows a command instead, and reads what the command printed."),
    ));
    parts.push(el("ul", "", all(PROVIDERS.iter().filter_map(unsent).collect())));
    parts.push(el("h2", "", text("What enforces this")));
    parts.push(p("", prose("This policy comes with the page, and your browser enforces it (Content-Security-Policy):")));
    parts.push(tag("pre", &[("class", "cmd"), ("data-testid", "sends-policy")], text(&hosting::meta_csp(probe::SENDS))));
    tag("div", &[("class", "article"), ("data-testid", "sends")], all(parts))
}

/// The requests to a provider.
fn sent(provider: &'static Provider) -> Html {
    let plan = probe::plan(provider, &Fields::default());
    let attributes = [("data-testid", "sends-probe"), ("data-provider", provider.id), ("data-host", plan.host())];
    let mut parts = vec![el("h3", "", text(provider.name)), shown(&plan)];
    if !plan.request.optional_headers.is_empty() {
        let names = plan.request.optional_headers.join("`, `");
        parts.push(p("note", prose(&["If you fill them in, also: `", &names, "`."].concat())));
    }
    if plan.request.browser == Browsers::Likely {
        parts.push(p("note", text("We haven’t confirmed that browsers may read its answer.")));
    }
    if !plan.request.model_url.is_empty() {
        let model = ["If you then ask about a model, with the same headers: `GET ", plan.request.model_url, "`"];
        parts.push(tag("p", &[("class", "note"), ("data-testid", "sends-model")], prose(&model.concat())));
    }
    tag("section", &attributes, all(parts))
}

fn shown(plan: &Plan) -> Html {
    tag("pre", &[("class", "cmd")], text(&plan.shown()))
}

/// A provider that the page doesn't ask, with the reason.
fn unsent(provider: &'static Provider) -> Option<Html> {
    let plan = probe::plan(provider, &Fields::default());
    let why = plan.refusal?.sentence(provider.name);
    // What follows there is the command.
    let why = why.replace(" Ask from a terminal:", "");
    Some(tag(
        "li",
        &[("data-testid", "sends-command"), ("data-provider", provider.id)],
        all(vec![el("b", "", text(provider.name)), text(": "), prose(&why)]),
    ))
}
