//! Which application a text is from.

use super::prose::Prose;
use crate::catalogue::{App, AppKind, Library, MarkWeight, Seen};
use crate::intake::Folded;

/// What each mark counts. Two likely ones are as good as a sure one.
fn weight(weight: MarkWeight) -> u32 {
    match weight {
        MarkWeight::Sure => 8,
        MarkWeight::Likely => 4,
        MarkWeight::Weak => 1,
    }
}

/// What the application's name in prose counts: more than one mark that others may have, too.
const NAMED: u32 = 5;

/// The least that shows an application: its name, one likely mark, or three weak ones.
const ENOUGH: u32 = 3;

/// What was found of an application.
struct Found<'a> {
    id: &'a str,
    app: &'a App,
    score: u32,
    sure: bool,
    /// How often its name stands in a sentence that is about it.
    named: usize,
    /// Whether the text begins with its name, as with the command that was typed.
    first: bool,
    /// Whether somebody says that their requests go through it.
    through: bool,
    /// Whether it printed something itself, or is named. A gateway that isn't may only have been passed on: its refusals
    /// reach the person in the words of the program that they use.
    itself: bool,
}

/// The applications of a text, the one that the person most likely uses first; a pipeline's action comes before the
/// program that it runs, whose messages it prints. `text` is the folded text that was
/// searched; `own_code` whether it shows a program of the person's own, beside which a name in prose is none of
/// theirs.
pub(super) fn found<'a>(library: &'a Library, seen: &Seen, text: &Folded, own_code: bool) -> Vec<(&'a str, &'a App)> {
    let prose = Some(Prose { words: &library.uses, folded: text }).filter(|_| !own_code);
    let mut found: Vec<Found> = library.apps.iter().filter_map(|(id, app)| of(id, app, seen, prose)).collect();
    let operated = operates(library, &text.text);
    for found in found.iter_mut().filter(|found| operated && found.app.kind == AppKind::Gateway) {
        found.itself = true;
    }
    found.sort_by_key(|found| {
        let wraps = found.app.kind == AppKind::Pipeline && !found.app.calls.is_empty();
        let runs = operated && found.app.kind == AppKind::Gateway;
        let between = runs || found.through;
        let order = (rank(found.app) > 0, found.itself, between, found.sure, found.sure && wraps, found.score, rank(found.app));
        std::cmp::Reverse(order)
    });
    if !operated {
        put_user_first(&mut found);
    }
    drop_rivals(&mut found);
    found.into_iter().map(|found| (found.id, found.app)).collect()
}

/// A gateway prints its messages into the program that somebody uses: that one comes before it, unless several are only
/// named.
fn put_user_first(found: &mut [Found]) {
    let used = |found: &Found| rank(found.app) == 1 && (found.sure || found.named > 0);
    let Some(at) = found.iter().position(used) else { return };
    if found[0].through {
        return;
    }
    let gateway = found[0].sure && found[0].app.kind == AppKind::Gateway;
    let several = found.iter().filter(|found| used(found)).take(2).filter(|found| !found.sure).count() == 2;
    if gateway && !several {
        found[..=at].rotate_right(1);
    }
}

/// Of several of the same rank that are only named, the one is told that is spoken of most, or the one that the text begins
/// with; if that is none, neither.
fn drop_rivals(found: &mut Vec<Found>) {
    let only_named = |found: &Found| found.score == NAMED && !found.sure;
    let rivals = found.iter().take_while(|other| only_named(other) && rank(other.app) == rank(found[0].app)).count();
    if rivals < 2 {
        return;
    }
    let spoken = |found: &Found| (found.named, found.first);
    let most = found[..rivals].iter().map(spoken).max();
    let mut spoken_of = (0..rivals).filter(|at| Some(spoken(&found[*at])) == most);
    match (spoken_of.next(), spoken_of.next()) {
        (Some(at), None) => found[..=at].rotate_right(1),
        _ => found.retain(|found| found.score != NAMED),
    }
}

/// Whether a text in which a gateway is spoken of is of somebody who runs it. Its message may name its own pages for them,
/// too.
pub(super) fn operates(library: &Library, text: &str) -> bool {
    let told = |at: usize| library.uses.told_by_gateway.iter().any(|words| text[..at].ends_with(words.as_str()));
    let texts = library.stands.iter().flat_map(|of| &of.beside_gateway);
    texts.flat_map(|shown| text.match_indices(shown.as_str())).any(|(at, _)| !told(at))
}

fn of<'a>(id: &'a str, app: &'a App, seen: &Seen, prose: Option<Prose>) -> Option<Found<'a>> {
    let marks = || app.marks.iter().filter(|mark| seen.has(&mark.text));
    let mut score: u32 = marks().map(|mark| weight(mark.weight)).sum();
    let named = prose.map_or(0, |prose| prose.uses(app));
    if named > 0 {
        score += NAMED;
    }
    let through = app.kind == AppKind::Gateway && named > 0 && prose.is_some_and(|prose| prose.passes_through(app));
    let first = prose.is_some_and(|prose| prose.begins_with(app));
    let sure = marks().any(|mark| mark.weight == MarkWeight::Sure);
    // One likely mark may be a word of the gateway's own message.
    let itself = named > 0 || app.kind != AppKind::Gateway && (sure || score >= 2 * weight(MarkWeight::Likely));
    (score >= ENOUGH).then_some(Found { id, app, score, sure, named, first, through, itself })
}

/// Which of two applications is nearer to the person: what runs in between before what they run, since its messages
/// pass through to the other; a part of a program, a pipeline as such or a server of models only if there is nothing
/// else.
fn rank(app: &App) -> u8 {
    match app.kind {
        AppKind::ModelServer | AppKind::Part => 0,
        AppKind::Pipeline if app.calls.is_empty() => 0,
        AppKind::Agent | AppKind::Editor | AppKind::Chat | AppKind::Workflow | AppKind::Plugin => 1,
        AppKind::Gateway | AppKind::Pipeline => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{LibraryFile, Mark, Stands, StandsWords};

    /// An application with these marks, which has its id as a name.
    fn app(kind: AppKind, id: &str, marks: &[(&str, MarkWeight)]) -> (String, App) {
        let marks = marks.iter().map(|(text, weight)| Mark { text: (*text).to_owned(), weight: *weight });
        let app = App {
            name: id.to_owned(),
            kind,
            stands: Stands::AppUser,
            component: String::new(),
            written_like: Vec::new(),
            names: vec![id.to_owned()],
            ordinary_names: vec![format!("{id}ly")],
            calls: Vec::new(),
            docs: String::new(),
            doctor: String::new(),
            marks: marks.collect(),
            credentials: Vec::new(),
            remedies: Vec::new(),
        };
        (id.to_owned(), app)
    }

    /// The application of a text: two agents and a gateway are known.
    fn of(text: &str, own_code: bool) -> String {
        use MarkWeight::{Likely, Sure, Weak};
        let marks = |of: &str| {
            [
                (format!("{of} is sure"), Sure),
                (format!("{of} is likely"), Likely),
                (format!("{of} is faint"), Weak),
                (format!("{of} is dim"), Weak),
                (format!("{of} is pale"), Weak),
            ]
        };
        let apps = [
            ("first", "line one", AppKind::Agent),
            ("other", "line two", AppKind::Agent),
            ("between", "line three", AppKind::Gateway),
        ]
        .map(|(id, prints, kind)| {
            let marks = marks(prints);
            app(kind, id, &marks.each_ref().map(|(text, weight)| (text.as_str(), *weight)))
        });
        let run =
            StandsWords { stands: Stands::GatewayOperator, words: Vec::new(), beside_gateway: vec!["docker logs".to_owned()] };
        let uses = Library::embedded().uses.clone();
        let file = LibraryFile { apps: apps.into_iter().collect(), stands: vec![run], uses, ..LibraryFile::default() };
        let library = Library::of(file);
        let folded = Folded::new(text);
        let seen = library.phrases(str::to_lowercase).search(&folded.text);
        found(&library, &seen, &folded, own_code).first().map(|(id, _)| (*id).to_owned()).unwrap_or_default()
    }

    #[test]
    fn what_is_enough() {
        assert_eq!(of("line one is sure", false), "first");
        assert_eq!(of("line one is likely", false), "first");
        assert_eq!(of("line one is faint, line one is dim, line one is pale", false), "first", "three weak ones are enough");
        assert_eq!(of("line one is faint, line one is dim", false), "", "two aren’t");
        assert_eq!(of("I use first and get 401", false), "first", "a name is enough");
    }

    #[test]
    fn which_of_two() {
        for (text, app) in [
            ("line one is sure; line two is likely", "first"),
            ("line two is likely; I use first", "first"),
            ("line two is likely, line two is faint, line two is dim; I use first", "first"),
            ("line one is sure; line two is likely; I use other", "first"),
            ("I use first; I use other", ""),
            ("I use other; I use first", ""),
            ("line one is sure; first through between", "between"),
            ("line one is sure; first with between", "first"),
            ("$ first run; I use other", "first"),
            ("$ other run; I use first", "other"),
            ("I use other; I use first; other asks for it", "other"),
            ("I use first; I use other; first asks for it", "first"),
            ("I use first; I use between", "between"),
            ("line one is sure; line three is sure", "first"),
            ("I use first; line three is sure", "first"),
            ("I use first; I use other; line three is sure", "between"),
            ("docker logs: I use first; line three is sure", "between"),
            ("line one is sure; line one is likely; line three is sure", "first"),
            ("line one is sure; line three is likely", "first"),
        ] {
            assert_eq!(of(text, false), app, "{text}");
        }
    }

    #[test]
    fn names_in_prose() {
        for (text, app) in [
            ("I get this in first since yesterday", "first"),
            ("the same key works in first", ""),
            ("only authorized for use with first", ""),
            ("see /opt/first/bin and first-cli", ""),
            ("first.example.com answers", ""),
            ("it is fine there. In first I get 401", "first"),
            ("first 1.0\n\nit is fine elsewhere", "first"),
            ("first 1.0\nit is fine there", "first"),
            ("a line of forty bytes or more is with first\nfine as a terminal wraps it", ""),
            ("I moved from first to other", "other"),
            ("sign in: no first token, no first oauth", ""),
            ("first: the key works here, not there", "first"),
            ("it works in other but in first I get 401", "first"),
            ("it works in first but not in my shell", ""),
            ("other, API provider: first, 401", "other"),
        ] {
            assert_eq!(of(text, false), app, "{text}");
        }
        for (text, app) in [
            ("I get 401 in firstly", "first"),
            ("firstly: 401 Unauthorized", "first"),
            ("after the update firstly 0.210.1 says 401", "first"),
            ("the firstly extension says 401", "first"),
            ("在firstly中报错 401", "first"),
            ("Firstly I get 401", ""),
            ("an error: firstly: 401", ""),
            ("it says firstly 401 times", ""),
            ("it works in firstly", ""),
        ] {
            assert_eq!(of(text, false), app, "an ordinary word: {text}");
        }
        assert_eq!(of("I get this in first", true), "", "beside code of one’s own it is none");
    }
}
