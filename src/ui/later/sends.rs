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
        "Once it is idle, whatever you pasted or didn’t: the rest of the program, which holds all advice and articles.",
        "If you open an article’s own page: that page.",
    ];
    let mut parts = vec![
        heading(TITLE),
        p(
            "",
            text(
                "This is the whole list. It is made from the table that the page’s policy is made of, so that neither can name what the other doesn’t.",
            ),
        ),
        el("h2", "", text("Its own files")),
        p("", text("They are the same for everybody. None depends on what you paste, and no request carries any of it.")),
        el("ul", "", items(&own.map(str::to_owned))),
        el("h2", "", text("A question to a provider")),
    ];
    if probe::SENDS {
        parts.push(p(
            "",
            prose(
                "Below an answer, `Does the key work?` shows one of these requests. It goes out when you have pasted a key there \
                 and pressed Send; not before, not twice, and not by itself. The key stands in one header, `••••` here. No \
                 cookies, no referrer; your browser adds `Origin`, and asks the provider first whether a page may ask (a \
                 preflight, which carries no key).",
            ),
        ));
        parts.extend(probe::sent().map(|(provider, _)| sent(provider)));
    } else {
        parts.push(p("", text("None. This copy of the page was built without: it shows commands, which you run yourself.")));
    }
    parts.push(el("h2", "", text("Commands only")));
    parts.push(p(
        "",
        text("These providers are never asked by the page. It shows a command instead, and reads what that printed."),
    ));
    parts.push(el("ul", "", all(PROVIDERS.iter().filter_map(unsent).collect())));
    parts.push(el("h2", "", text("What holds it to that")));
    parts.push(p("", prose("The policy that the page comes with, and that your browser enforces (Content-Security-Policy):")));
    parts.push(tag("pre", &[("class", "cmd"), ("data-testid", "sends-policy")], text(&hosting::meta_csp(probe::SENDS))));
    tag("div", &[("class", "article"), ("data-testid", "sends")], all(parts))
}

/// The requests to a provider.
fn sent(provider: &'static Provider) -> Html {
    let Some(plan) = probe::plan(provider, &Fields::default()) else { return Html::default() };
    let attributes = [("data-testid", "sends-probe"), ("data-provider", provider.id), ("data-host", plan.host())];
    let mut parts = vec![el("h3", "", text(provider.name)), shown(&plan)];
    if !plan.request.optional_headers.is_empty() {
        let names = plan.request.optional_headers.join("`, `");
        parts.push(p("note", prose(&["And, if you fill them in: `", &names, "`."].concat())));
    }
    if plan.request.browser == Browsers::Likely {
        parts.push(p("note", text("Whether it lets pages read its answer isn’t confirmed.")));
    }
    if !plan.request.model_url.is_empty() {
        let model = ["If you ask about a model then, with the same headers: `GET ", plan.request.model_url, "`"];
        parts.push(tag("p", &[("class", "note"), ("data-testid", "sends-model")], prose(&model.concat())));
    }
    tag("section", &attributes, all(parts))
}

fn shown(plan: &Plan) -> Html {
    tag("pre", &[("class", "cmd")], text(&plan.shown()))
}

/// A provider that the page doesn't ask, with the reason.
fn unsent(provider: &'static Provider) -> Option<Html> {
    let plan = probe::plan(provider, &Fields::default())?;
    let why = plan.refusal?.sentence(provider.name);
    // What follows there is the command.
    let why = why.replace(" Ask from a terminal:", "");
    Some(tag(
        "li",
        &[("data-testid", "sends-command"), ("data-provider", provider.id)],
        all(vec![el("b", "", text(provider.name)), text(": "), prose(&why)]),
    ))
}
