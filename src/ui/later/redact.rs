//! A text without its secrets: what was taken out is marked, the rest stays as it was.

use super::evidence::marked;
use super::files;
use super::leaked::leaked;
use super::marks::{LONG, SHORT, pieces};
use super::paste::use_paste_beside;
use crate::redaction::{Kind, Personal, Redaction, redact, redact_with};
use crate::ui::browser;
use crate::ui::copy::copy;
use crate::ui::markup::{all, button, el, heading, label, listening, on_input, p, section, tag, text};
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::html::{onchange, ondragover, ondrop, onpaste};
use yew::prelude::*;

/// The title of the view.
pub const TITLE: &str = "Redact a text";

/// The view.
pub fn view() -> Html {
    html! { <Redact /> }
}

/// Most bytes that are redacted at once and shown; a longer file is saved without being shown.
const MOST: usize = 8_000_000;

/// How long somebody pauses before what they typed is replaced, in milliseconds.
const PAUSE: i32 = 700;

/// A text whose secrets are gone. Nothing of them is kept.
struct Clean {
    text: String,
    /// What labels stand for, and where they stand.
    cuts: Vec<(Range<usize>, Kind)>,
}

impl Clean {
    fn of(redaction: Redaction) -> Clean {
        let cuts = redaction.cuts.iter().map(|cut| (cut.range.clone(), cut.kind)).collect();
        Clean { text: redaction.text, cuts }
    }

    /// The same without what tells of people and machines, too.
    fn without(&self, personal: Personal) -> Clean {
        let further = redact_with(&self.text, personal);
        let moved = self.cuts.iter().map(|(range, kind)| (further.to_redacted(range.clone()), *kind));
        let mut cuts: Vec<(Range<usize>, Kind)> = moved.collect();
        cuts.extend(further.cuts.iter().map(|cut| (cut.range.clone(), cut.kind)));
        cuts.sort_by_key(|(range, _)| range.start);
        Clean { text: further.text, cuts }
    }
}

#[derive(Clone, Default)]
struct Sheet {
    clean: Option<Rc<Clean>>,
    personal: Personal,
    unfolded: bool,
    /// What became of files, for people; empty if there were none.
    news: String,
}

type Handle = UseStateHandle<Sheet>;

#[component]
fn Redact() -> Html {
    let sheet = use_state(Sheet::default);
    let shown = sheet.clean.as_ref().map(|clean| match sheet.personal {
        personal if personal == Personal::default() => clean.clone(),
        personal => Rc::new(clean.without(personal)),
    });
    {
        let sheet = sheet.clone();
        use_paste_beside(move |pasted| {
            if let Some(area) = area() {
                area.set_value("");
            }
            take(&sheet, &pasted);
        });
    }
    let mut parts = vec![
        heading(TITLE),
        p(
            "",
            text(
                "For a ticket, an issue or a chat: keys, tokens, passwords, cookies, private keys and email addresses are replaced with labels, the same label for the same secret. Everything else stays byte for byte. It all happens in this page.",
            ),
        ),
        input(&sheet),
        switches(&sheet),
    ];
    if !sheet.news.is_empty() {
        parts.push(tag("p", &[("class", "note"), ("role", "status")], text(&sheet.news)));
    }
    if let Some(shown) = shown {
        parts.push(result(&shown, &sheet));
    }
    listening("div", &[("class", "article")], drops(&sheet), all(parts))
}

fn take(sheet: &Handle, source: &str) {
    let clean = browser::measured("redact", || Clean::of(redact(source)));
    let count = [&count(clean.cuts.len()), " removed"].concat();
    browser::say("live", &count);
    sheet.set(Sheet { clean: Some(Rc::new(clean)), unfolded: false, news: String::new(), ..(**sheet).clone() });
}

fn input(sheet: &Handle) -> Html {
    let pasted = {
        let sheet = sheet.clone();
        move |event: Event| {
            // What is being typed isn't replaced.
            let empty = area().is_some_and(|area| area.value().is_empty());
            if let Some(pasted) = browser::pasted(&event).filter(|_| empty) {
                event.prevent_default();
                take(&sheet, &pasted);
            }
        }
    };
    let typed = {
        let sheet = sheet.clone();
        move |_: InputEvent| {
            let Some(area) = area() else { return };
            let typed = area.value();
            take(&sheet, &typed);
            // What was typed is no safer than what was pasted: the box doesn't keep it either.
            let clean = move || {
                if area.value() == typed {
                    let redaction = redact(&typed);
                    if !redaction.cuts.is_empty() {
                        area.set_value(&redaction.text);
                    }
                }
            };
            browser::after(PAUSE, Box::new(clean));
        }
    };
    let attributes = [
        ("id", "redact-input"),
        ("data-testid", "redact-input"),
        ("rows", if sheet.clean.is_some() { "2" } else { "8" }),
        ("spellcheck", "false"),
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        ("translate", "no"),
    ];
    let paste = Rc::new(onpaste::Wrapper::new(Callback::from(pasted)));
    all(vec![
        label("redact-input", "Your text"),
        listening("textarea", &attributes, vec![paste, on_input(Callback::from(typed))], Html::default()),
        el("div", "row", controls(sheet)),
    ])
}

/// The buttons below the field.
fn controls(sheet: &Handle) -> Html {
    let opened = {
        let sheet = sheet.clone();
        move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.files()) {
                open(&sheet, list);
            }
        }
    };
    let cleared = {
        let sheet = sheet.clone();
        move |_: MouseEvent| {
            if let Some(area) = area() {
                area.set_value("");
            }
            sheet.set(Sheet { personal: sheet.personal, ..Sheet::default() });
            browser::focus("redact-input");
        }
    };
    let chosen = Rc::new(onchange::Wrapper::new(Callback::from(opened)));
    let files =
        [("id", "redact-files"), ("class", "hide"), ("type", "file"), ("multiple", "multiple"), ("data-testid", "redact-files")];
    all(vec![
        button(&[("data-testid", "redact-clear")], "Clear", Callback::from(cleared)),
        listening("input", &files, vec![chosen], Html::default()),
        tag("label", &[("class", "button"), ("for", "redact-files")], text("Open files")),
        el("span", "note", text("Files of any size are redacted and saved under a new name.")),
    ])
}

fn area() -> Option<HtmlTextAreaElement> {
    browser::element("redact-input")?.dyn_into().ok()
}

fn switches(sheet: &Handle) -> Html {
    type Field = fn(&mut Personal) -> &mut bool;
    let all_switches: [(&str, &str, Field); 4] = [
        ("redact-hosts", "Host names", |personal| &mut personal.hosts),
        ("redact-ips", "IP addresses", |personal| &mut personal.addresses),
        ("redact-users", "User names in paths", |personal| &mut personal.users),
        ("redact-ids", "IDs of organizations, projects and accounts", |personal| &mut personal.ids),
    ];
    let one = |(id, name, field): (&'static str, &'static str, Field)| {
        let mut personal = sheet.personal;
        let on = *field(&mut personal);
        let sheet = sheet.clone();
        let changed = move |_: Event| {
            let mut next = (*sheet).clone();
            let switch = field(&mut next.personal);
            *switch = !*switch;
            sheet.set(next);
        };
        let attributes = [("id", id), ("type", "checkbox"), ("data-testid", id), ("checked", if on { "checked" } else { "" })];
        let listener = Rc::new(onchange::Wrapper::new(Callback::from(changed)));
        el("div", "switch", all(vec![listening("input", &attributes, vec![listener], Html::default()), label(id, name)]))
    };
    let legend = tag("legend", &[], text("Also remove"));
    tag("fieldset", &[], all(std::iter::once(legend).chain(all_switches.into_iter().map(one)).collect()))
}

fn result(shown: &Rc<Clean>, sheet: &Handle) -> Html {
    let cuts: Vec<Range<usize>> = shown.cuts.iter().map(|(range, _)| range.clone()).collect();
    let most = if sheet.unfolded { LONG } else { SHORT };
    let paper = marked(&shown.text, &pieces(&shown.text, &[], &cuts, most), &[]);
    let attributes = [
        ("class", "paper"),
        ("data-testid", "redact-output"),
        ("tabindex", "0"),
        ("role", "region"),
        ("aria-label", "The redacted text, scrollable"),
        ("translate", "no"),
    ];
    let copied = shown.clone();
    let saved = shown.clone();
    let save = move |_: MouseEvent| files::save("redacted.txt", saved.text.as_bytes());
    let mut row = vec![
        copy("Copy redacted", "redact-copy", move || copied.text.clone()),
        button(&[("data-testid", "redact-save")], "Save as a file", Callback::from(save)),
    ];
    if shown.text.len() > SHORT && !sheet.unfolded {
        let sheet = sheet.clone();
        let unfold = move |_: MouseEvent| sheet.set(Sheet { unfolded: true, ..(*sheet).clone() });
        row.push(button(&[], "Show more", Callback::from(unfold)));
    }
    let title = [&count(cuts.len()), " removed"].concat();
    let parts = vec![
        p("note", text(&told(&shown.cuts))),
        tag("pre", &attributes, paper),
        el("div", "row", all(row)),
        leaked(shown.cuts.iter().map(|(_, kind)| *kind)),
    ];
    section("redacted-text", "redacted", "redact-result", &title, all(parts))
}

fn count(number: usize) -> String {
    match number {
        0 => "Nothing".to_owned(),
        1 => "1 item".to_owned(),
        more => more.to_string() + " items",
    }
}

/// `3 OpenAI keys, 1 email address`
fn told(cuts: &[(Range<usize>, Kind)]) -> String {
    let mut counts: Vec<(Kind, usize)> = Vec::new();
    for (_, kind) in cuts {
        match counts.iter_mut().find(|(known, _)| known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((*kind, 1)),
        }
    }
    if counts.is_empty() {
        return "No secret of a known form, and none next to a name such as “password”. Read the text before you share it."
            .to_owned();
    }
    let one = |(kind, count): &(Kind, usize)| {
        let (singular, plural) = match kind {
            Kind::Key(_) => ("key", "keys"),
            Kind::Credential => ("password or token", "passwords or tokens"),
            Kind::Token => ("JSON Web Token", "JSON Web Tokens"),
            Kind::Cookie => ("cookie header", "cookie headers"),
            Kind::Signature => ("signature", "signatures"),
            Kind::PrivateKey => ("private key", "private keys"),
            Kind::Email => ("email address", "email addresses"),
            Kind::Host => ("host name", "host names"),
            Kind::Address => ("IP address", "IP addresses"),
            Kind::User => ("user name", "user names"),
            Kind::Id => ("ID", "IDs"),
        };
        let owner = match kind {
            Kind::Key(owner) if !owner.is_empty() => {
                [crate::catalogue::Provider::of(owner).map_or(*owner, |provider| provider.name), " "].concat()
            }
            _ => String::new(),
        };
        [&*count.to_string(), " ", &owner, if *count == 1 { singular } else { plural }].concat()
    };
    counts.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Files that are dropped on this view are for this view.
fn drops(sheet: &Handle) -> Vec<Rc<dyn yew::virtual_dom::Listener>> {
    let sheet = sheet.clone();
    let dropped = move |event: DragEvent| {
        if let Some(list) = event.data_transfer().and_then(|data| data.files()).filter(|list| list.length() > 0) {
            event.prevent_default();
            event.stop_propagation();
            browser::mark_drag(false);
            open(&sheet, list);
        }
    };
    let over = move |event: DragEvent| event.prevent_default();
    vec![Rc::new(ondrop::Wrapper::new(Callback::from(dropped))), Rc::new(ondragover::Wrapper::new(Callback::from(over)))]
}

/// Short files are shown, long ones are redacted piece by piece and saved.
fn open(sheet: &Handle, list: FileList) {
    let files = files::all(&list);
    let sheet = sheet.clone();
    let whole: f64 = files.iter().map(|file| file.size()).sum();
    yew::platform::spawn_local(async move {
        if whole <= MOST as f64 {
            return match files::text(&files).await {
                Ok(read) => take(&sheet, &read),
                Err(why) => sheet.set(Sheet { news: why, ..(*sheet).clone() }),
            };
        }
        let mut news = String::new();
        for file in &files {
            let done = files::redact_and_save(file, sheet.personal).await;
            let word = if done { " was redacted and saved. " } else { " couldn’t be read. " };
            news.push_str(&[&file.name(), word].concat());
        }
        browser::say("live", &news);
        sheet.set(Sheet { news, ..(*sheet).clone() });
    });
}
