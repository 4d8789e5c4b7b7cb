//! What there is to say about a key: of one that came by itself, and in the view with a field for one. The
//! key is shown in neither.

use super::paste::use_paste_beside;
use super::prose::{link, prose};
use crate::credential::{KeyOwner, KeyReport, inspect, mended};
use crate::redaction::Secret;
use crate::report::Report;
use crate::ui::browser;
use crate::ui::copy::copy;
use crate::ui::markup::{all, button, details, el, heading, label, li, listening, on_input, p, tag, text};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::html::onpaste;
use yew::prelude::*;

/// The title of the view.
pub const TITLE: &str = "Check a key";

/// The view: a field for a key, and what there is to say about it.
pub fn view() -> Html {
    html! { <CheckKey /> }
}

/// A key as it came, and what its form tells.
#[derive(Clone)]
struct Checked {
    key: Rc<Secret>,
    report: Rc<KeyReport>,
}

type Handle = UseStateHandle<Option<Checked>>;

fn check(checked: &Handle, key: String) {
    let key = Secret::new(key);
    checked.set((!key.expose().is_empty()).then(|| {
        let report = Rc::new(inspect(&key));
        Checked { key: Rc::new(key), report }
    }));
}

/// The field and the answer. Both go when the view is left.
#[component]
fn CheckKey() -> Html {
    let checked = use_state(|| None::<Checked>);
    use_effect_with((), |()| wipe);
    {
        let checked = checked.clone();
        use_paste_beside(move |pasted| fill(&checked, pasted));
    }
    let name = "Your key, exactly as you have it (quotes and spaces included)";
    let how = "The page checks the key’s form here and sends nothing. Only the provider can say whether it works.";
    let clear = {
        let checked = checked.clone();
        move |_: MouseEvent| {
            wipe();
            checked.set(None);
            browser::focus("key-input");
        }
    };
    let hidden = if checked.is_none() { "hidden" } else { "" };
    let clears = [("data-testid", "key-clear"), ("hidden", hidden)];
    let row =
        vec![button(&clears, "Clear", Callback::from(clear)), tag("p", &[("id", "key-note"), ("class", "note")], text(how))];
    let sentence = checked.as_ref().map(|checked| checked.report.sentence.as_str()).unwrap_or_default();
    let answer = checked.as_ref().map(|checked| told(&checked.report, &checked.key)).unwrap_or_default();
    // As many nodes before and after: else the field would be made anew while somebody types in it.
    let parts = vec![
        heading(TITLE),
        el("div", "box", all(vec![label("key-input", name), field(&checked), el("div", "row", all(row))])),
        // It is there before there is something to say, so that those who listen to the page hear it.
        tag("p", &[("class", "told"), ("role", "status"), ("data-testid", "key-verdict")], prose(sentence)),
        answer,
    ];
    el("div", "article key", all(parts))
}

fn field(checked: &Handle) -> Html {
    let typed = {
        let checked = checked.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                check(&checked, input.value());
            }
        }
    };
    let checked = checked.clone();
    // A field drops line breaks, which are what is wrong with many keys: so the clipboard itself is read.
    let pasted = move |event: Event| {
        if let Some(pasted) = browser::pasted(&event) {
            event.prevent_default();
            fill(&checked, pasted);
        }
    };
    let attributes = [
        ("id", "key-input"),
        ("type", "password"),
        ("data-testid", "key-input"),
        ("autocomplete", "off"),
        ("spellcheck", "false"),
        ("autocapitalize", "off"),
        ("aria-describedby", "key-note"),
    ];
    let hears = vec![on_input(Callback::from(typed)), Rc::new(onpaste::Wrapper::new(Callback::from(pasted))) as Rc<_>];
    listening("input", &attributes, hears, Html::default())
}

/// Checks what was pasted, into the field or beside it.
fn fill(checked: &Handle, pasted: String) {
    if let Some(input) = input() {
        input.set_value(&pasted);
    }
    check(checked, pasted);
}

fn input() -> Option<HtmlInputElement> {
    browser::element("key-input")?.dyn_into().ok()
}

fn wipe() {
    if let Some(input) = input() {
        input.set_value("");
    }
}

/// The inspection of the key that a paste was.
pub fn key_report(report: &Report) -> Html {
    match (report.key_report(), report.key_alone()) {
        (Some(told_of), Some(key)) => told(&told_of, &Rc::new(key.clone())),
        _ => Html::default(),
    }
}

/// What there is to say about a key, and the button that copies it mended.
fn told(report: &KeyReport, key: &Rc<Secret>) -> Html {
    let mut parts = Vec::new();
    if !report.problems.is_empty() {
        parts.push(el("ul", "bullets", problems(report)));
    }
    if report.mendable {
        let key = key.clone();
        let mended = move || mended(&key).map(|key| key.expose().to_owned()).unwrap_or_default();
        let button = copy("Copy the corrected key", "key-mended", mended);
        let note = "Copies it without what doesn’t belong, and without showing it.";
        parts.push(el("div", "row", all(vec![button, el("span", "note", text(note))])));
    }
    parts.push(el("dl", "pairs", facts(report)));
    let passed: Vec<Html> = report.checks.iter().filter(|check| check.passed).map(|check| li(prose(&check.says))).collect();
    if !passed.is_empty() {
        parts.push(details("What looks right", el("ul", "bullets", all(passed))));
    }
    for note in &report.notes {
        parts.push(p("note", prose(note)));
    }
    tag("div", &[("data-testid", "key-report"), ("data-kind", &report.kind)], all(parts))
}

/// What to check, item by item: what doesn't belong to the key first.
fn problems(report: &KeyReport) -> Html {
    let items = report.problems.iter().enumerate().map(|(at, problem)| match report.defects.get(at) {
        Some(defect) if *problem == defect.sentence() => {
            let position = defect.at.to_string();
            let hooks = [("data-testid", "key-defect"), ("data-id", defect.kind.word()), ("data-position", position.as_str())];
            tag("li", &hooks, prose(problem))
        }
        _ => li(prose(problem)),
    });
    all(items.collect())
}

/// Names and values.
fn facts(report: &KeyReport) -> Html {
    let mut rows = Vec::new();
    let mut row = |name, shown: Html| {
        rows.push(el("div", "", all(vec![el("dt", "", text(name)), el("dd", "", shown)])));
    };
    let length = [", ", &report.length.to_string(), " characters"].concat();
    row("Key", all(vec![el("code", "", text(&report.masked)), text(&length)]));
    let class = match report.class {
        "" | "account" => String::new(),
        class if report.kind.contains(class) => String::new(),
        class => [" (", class, ")"].concat(),
    };
    row("Kind", text(&[&report.kind, class.as_str()].concat()));
    for (name, powers) in [("It can", &report.can), ("It can’t", &report.cannot)] {
        if !powers.is_empty() {
            row(name, prose(powers));
        }
    }
    for owner in &report.owners {
        row("Belongs to", belongs(owner));
    }
    all(rows)
}

/// Where a key belongs: the service, its address, the variable, the header, and the page that makes such keys.
fn belongs(owner: &KeyOwner) -> Html {
    let mut lines = vec![p("", text(owner.name))];
    for (name, value) in
        [("Base URL ", owner.address()), ("Read from ", owner.env.to_owned()), ("Sent as ", owner.header.to_owned())]
    {
        if !value.is_empty() {
            lines.push(p("", all(vec![text(name), el("code", "", text(&value))])));
        }
    }
    if !owner.keys_url.is_empty() {
        lines.push(p("", all(vec![text("Revoke or replace it: "), link(owner.keys_url, owner.keys_url)])));
    }
    all(lines)
}
