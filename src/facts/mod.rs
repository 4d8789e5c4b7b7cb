//! Facts: what was read from the text, each with its place.
//!
//! [`Facts::gather`] reads; the rules look only at what it found. Places are bytes of the redacted
//! text.

mod call;
mod code;
mod configuration;
mod header;
mod marks;
mod matcher;
mod sentence;
pub(crate) mod shell;
mod speech;
mod status;
mod vocabulary;
mod words;

pub use call::Call;
pub use configuration::{Assignment, Fault, Slot};
pub(crate) use configuration::{MissingPart, is_key_header, is_near, is_reference, missing_part};
pub use header::{HeaderFault, HeaderProblem};
pub use marks::{MarkKind, OwnerMark, Sighting};
use matcher::{Cue, Sightings};
pub use sentence::Sentence;
pub use speech::LineKind;

use crate::catalogue::{PROVIDERS, Provider, Sdk, base};
use crate::credential::{Echo, read_echo};
use crate::intake::{Folded, starts};
use crate::payload::{self, ErrorBody};
use crate::redaction::{Mask, Redaction};
use crate::text::Span;
use crate::traceback::{self, Exception, Frame};
use std::ops::Range;

/// The most lines about a failure that are read word by word.
const MAX_FAILURE_LINES: usize = 64;

/// The most codes of answers that are looked up.
const MAX_ANSWERED_CODES: usize = 256;

/// How far an exception's message may go on behind its first line.
const MAX_MESSAGE_BYTES: usize = 400;

/// Everything that was read from a paste.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The paste without its secrets.
    pub redaction: &'a Redaction,
    /// HTTP statuses of failures, in order.
    pub statuses: Vec<(u16, Span)>,
    /// Where the text shows that a call succeeded.
    pub successes: Vec<Span>,
    /// Where a page of HTML begins.
    pub pages: Vec<Span>,
    /// Signs of causes, in the order of the catalogue.
    pub signs: Vec<Sighting>,
    /// Error bodies.
    pub bodies: Vec<ErrorBody>,
    /// Machine codes outside of bodies, as clients print them.
    pub codes: Vec<(String, Span)>,
    /// Exceptions.
    pub exceptions: Vec<Exception>,
    /// What messages say, where their words tell.
    pub sentences: Vec<Sentence>,
    /// Lines that may be about a failure, and what kind of statement each makes.
    pub lines: Vec<(Span, LineKind)>,
    /// Keys that a server echoed.
    pub echoes: Vec<(Echo, Span)>,
    /// Headers that a client refused to send.
    pub header_faults: Vec<HeaderFault>,
    /// Variables and settings that are given a value.
    pub assignments: Vec<Assignment>,
    /// Faults of code and configuration.
    pub faults: Vec<Fault>,
    /// What indicates which service.
    pub owners: Vec<OwnerMark>,
    /// What is only quoted, such as a model's answer.
    pub quoted: Vec<Span>,
    /// Addresses that are called.
    pub calls: Vec<Call>,
    /// Sites of providers that have several which share no keys: the number of the site, and where it is
    /// named. Links in error bodies are left out.
    pub sites: Vec<(usize, Span)>,
    /// SDKs, the outermost first.
    pub sdks: Vec<(&'static Sdk, Span)>,
    /// The person's own frame.
    pub frame: Option<Frame>,
    /// The model that was asked for.
    pub model: Option<(String, Span)>,
    /// Scopes that are missing.
    pub scope: Option<(String, Span)>,
    /// A release or version that refuses API keys as bearer tokens.
    pub older_version: Option<Span>,
    /// Words that say that something worked for an hour.
    pub hour: Option<Span>,
    /// Where it runs: an id of a place.
    pub place: Option<&'static str>,
}

impl<'a> Facts<'a> {
    /// Reads a redacted paste. Takes time linear in its length.
    pub fn gather(redaction: &'a Redaction) -> Facts<'a> {
        let text = &redaction.text;
        let folded = Folded::new(text);
        let sightings = matcher::scan(&folded);
        let mut facts = Facts {
            redaction,
            statuses: status::statuses(&folded),
            successes: sightings
                .at(Cue::Success)
                .chain(speech::passed(&folded, &sightings))
                .map(|words| folded.source_span(words))
                .collect(),
            pages: sightings.at(Cue::Page).map(|words| folded.source_span(words)).collect(),
            signs: Vec::new(),
            place: sightings.place,
            bodies: payload::bodies(text),
            codes: Vec::new(),
            exceptions: traceback::exceptions(text),
            sentences: Vec::new(),
            lines: speech::lines(text, &folded, &sightings),
            echoes: echoes(redaction, &folded, &sightings),
            header_faults: header::faults(redaction, &folded, &sightings),
            assignments: configuration::assignments(redaction),
            faults: Vec::new(),
            owners: Vec::new(),
            quoted: speech::quoted(&folded, &sightings),
            calls: call::calls(&folded, &sightings),
            sites: Vec::new(),
            sdks: Vec::new(),
            frame: traceback::own_frame(text),
            older_version: sightings.at(Cue::OlderVersion).next().map(|words| folded.source_span(words)),
            hour: sightings.at(Cue::Hour).next().map(|words| folded.source_span(words)),
            model: sightings.at(Cue::Model).find_map(|place| quoted_after(text, &folded, place.end)),
            scope: sightings.at(Cue::Scope).find_map(|place| scope(text, &folded, place.end)),
        };
        facts.codes = code::printed(text, &folded, &sightings, &facts.exceptions);
        let quoted = std::mem::take(&mut facts.statuses);
        facts.statuses = quoted.into_iter().filter(|(_, span)| !facts.is_quoted(span)).collect();
        // A message may show how a header should look.
        let told = |span: &Span| {
            facts.bodies.iter().filter_map(|body| body.message.as_ref()).any(|message| message.range.contains(&span.start))
        };
        let assignments = std::mem::take(&mut facts.assignments);
        facts.assignments = assignments.into_iter().filter(|assignment| !told(&assignment.span)).collect();
        facts.faults = configuration::faults(redaction, &folded, &facts.assignments, &sightings);
        // What a request asks a gateway for says nothing of who answered.
        let sent: Vec<Span> = sightings.at(Cue::Sent).map(|words| facts.line_behind(folded.source_span(words))).collect();
        facts.signs = sightings.signs;
        if facts.signs.is_empty() && facts.tells_failure() {
            facts.signs = matcher::retyped(&folded);
        }
        let asked = |span: &Span| sent.iter().any(|sent| sent.contains(&span.start));
        facts.owners = sightings.owners.into_iter().filter(|mark| !facts.is_quoted(&mark.span) && !asked(&mark.span)).collect();
        let in_body = |span: &Span| facts.bodies.iter().any(|body| body.range.contains(&span.start));
        facts.sites = sightings.sites.into_iter().filter(|(_, span)| !in_body(span)).collect();
        facts.sentences = facts.read_sentences();
        facts.sdks = sightings.sdks;
        facts
    }

    /// What the messages of bodies and exceptions and the codes say by their words; where there is none, what the lines
    /// about a failure say, and in prose every statement.
    fn read_sentences(&self) -> Vec<Sentence> {
        let text = &self.redaction.text;
        let messages = self.bodies.iter().filter_map(|body| body.message.as_ref()).map(|message| message.range.clone());
        let raised = self.exceptions.iter().map(|exception| exception.message.clone());
        let mut reported = messages.chain(raised).filter(|span| !self.is_quoted(span));
        let mut sentences = sentence::sentences(text, &mut reported, true);
        let codes = self.bodies.iter().filter(|body| !self.is_quoted(&body.range)).filter_map(ErrorBody::error_code);
        sentences.extend(codes.filter_map(|field| {
            let (cause, variant) = sentence::code(field.value.as_deref()?)?;
            Some(Sentence { cause, variant, reported: true, span: field.range.clone() })
        }));
        if !sentences.is_empty() {
            return sentences;
        }
        let quotes = |line: &Span| self.quoted.iter().any(|quoted| quoted.start < line.end && line.start < quoted.end);
        if self.bodies.is_empty() && self.exceptions.is_empty() && self.statuses.is_empty() {
            // Code that gives a key its value says nothing by its words.
            let assigns = |line: &Span| self.assignments.iter().any(|assignment| line.contains(&assignment.span.start));
            let said = speech::statements(text).filter(|line| !quotes(line) && !assigns(line));
            return sentence::sentences(text, &mut said.take(MAX_FAILURE_LINES), false);
        }
        let hinted = self.lines.iter().filter(|(_, kind)| *kind != LineKind::Question);
        let lines = hinted.map(|(line, _)| line.clone()).filter(|line| !quotes(line));
        sentence::sentences(text, &mut lines.take(MAX_FAILURE_LINES), false)
    }

    /// From the beginning of a place to the end of its line.
    fn line_behind(&self, place: Span) -> Span {
        let rest = &self.redaction.text[place.start..];
        place.start..place.start + rest.find('\n').unwrap_or(rest.len())
    }

    /// Every machine code that somebody answered with, of bodies and of what clients print.
    pub fn answered_codes(&self) -> impl Iterator<Item = (&str, &Span)> {
        let printed = self.codes.iter().map(|(code, span)| (code.as_str(), span));
        let all = self.bodies.iter().flat_map(code::of_body).chain(printed);
        all.filter(|(_, span)| !self.is_quoted(span)).take(MAX_ANSWERED_CODES)
    }

    /// The text at a place.
    pub fn text(&self, span: &Span) -> &str {
        self.redaction.text.get(span.clone()).unwrap_or("")
    }

    /// Whether a place is only quoted.
    pub fn is_quoted(&self, span: &Span) -> bool {
        self.quoted.iter().any(|quoted| quoted.start <= span.start && span.end <= quoted.end)
    }

    /// Whether the words at a place say what a person did themselves, and not what a machine answered.
    pub fn is_own_doing(&self, span: &Span) -> bool {
        speech::is_own_doing(&self.redaction.text, span)
    }

    /// Whether anything in the text tells that something failed.
    pub fn tells_failure(&self) -> bool {
        !self.statuses.is_empty()
            || !self.exceptions.is_empty()
            || self.lines.iter().any(|(line, kind)| *kind == LineKind::Report && !self.is_quoted(&(line.start..line.start + 1)))
    }

    /// What kind of statement stands at a place: in an error body or with an exception it is a report.
    pub fn line_kind(&self, span: &Span) -> LineKind {
        let within = |range: &Span, more: usize| range.start <= span.start && span.end <= range.end + more;
        if self.bodies.iter().any(|body| within(&body.range, 0)) {
            return LineKind::Report;
        }
        let raised = |exception: &Exception| within(&(exception.range.start..exception.message.end), MAX_MESSAGE_BYTES);
        match speech::of_line(&self.redaction.text, span) {
            LineKind::Statement if self.exceptions.iter().any(raised) => LineKind::Report,
            kind => kind,
        }
    }

    /// Whether a new record of a log or a new command begins between two places.
    pub fn are_parted(&self, one: &Span, other: &Span) -> bool {
        let starts = starts(&self.redaction.text);
        let part = |span: &Span| starts.partition_point(|start| *start <= span.start);
        part(one) != part(other)
    }

    /// Whether the text is one piece, and neither a log nor a session of a terminal.
    pub fn is_one_piece(&self) -> bool {
        starts(&self.redaction.text).len() < 2
    }
}

/// The provider that echoed a key behind a text. Several print the same sentence, and name their own page in what
/// follows.
fn echoing(before: &str, tail: &str) -> &'static Provider {
    let own = || PROVIDERS.iter().filter(|provider| provider.echoes.iter().any(|words| before.ends_with(words)));
    let named = own().find(|provider| !provider.is_base() && provider.hosts.iter().any(|host| tail.contains(host)));
    let only = || own().next().filter(|_| own().count() == 1);
    named.or_else(only).unwrap_or(base().0)
}

/// What follows an echoed key, between bars: OpenAI's and xAI's sentences, DeepSeek's, LiteLLM's.
const BEHIND_ECHO: &str = ". you can find| you can find|. you can obtain| is invalid|, key hash|, expected to start";

/// How far in front of an echoed key the bracket may stand that closes behind it, in bytes.
const MAX_SENTENCE_BYTES: usize = 200;

/// The echoed keys behind "Incorrect API key provided:" and its kin.
fn echoes(redaction: &Redaction, folded: &Folded, sightings: &Sightings) -> Vec<(Echo, Span)> {
    let mut echoes = Vec::new();
    for Range { end, .. } in sightings.at(Cue::Echo) {
        let rest = &folded.text[end..];
        let rest_start = end + rest.len() - rest.trim_start_matches([':', ' ']).len();
        // OpenAI's sentence goes on behind the key; without it the key ends with its line or quote.
        let window = folded.text.floor_char_boundary(rest_start + 600);
        let tail = &folded.text[rest_start..window];
        let length = BEHIND_ECHO.split('|').filter_map(|words| tail.find(words)).min();
        let provider = echoing(&folded.text[..end], tail);
        let span = match length {
            Some(length) => folded.source_span(rest_start..rest_start + length),
            None => {
                let start = folded.source_span(rest_start..rest_start + 1).start;
                let line = redaction.text[start..].lines().next().unwrap_or("");
                let line = &line[..line.floor_char_boundary(300)];
                let stop = line.find(['\\', '{', '}']).unwrap_or(line.len());
                // The quote that ends the message, where another field follows.
                let next = ["',", "\","].iter().filter_map(|end| line.find(end)).min();
                let stop = next.map_or(stop, |next| next.min(stop));
                // Behind a mask that was cut off, a blank is not the key's.
                let line = &line[..stop];
                let stop = line.find('*').and_then(|star| Some(star + line[star..].find(' ')?)).unwrap_or(stop);
                let echoed = line[..stop].trim_end_matches([' ', '.', ',', '`', '"', '\'', ')']);
                // `[API Error: … provided: sk-…]`: the bracket was opened before the message.
                let closed = echoed.strip_suffix(']').filter(|inner| !inner.contains('['));
                let sentence = &folded.text[folded.text.floor_char_boundary(end.saturating_sub(MAX_SENTENCE_BYTES))..end];
                start..start + closed.filter(|_| sentence.contains('[')).unwrap_or(echoed).len()
            }
        };
        let shown = redaction.text[span.clone()].trim().trim_end_matches('.');
        if shown.is_empty() {
            continue;
        }
        // A terminal may have wrapped it, and drawn a box around it. No header carries a line break.
        let shown: String = shown.split('\n').map(|line| line.trim_matches(['\r', ' ', '│', '┃', '║', '|'])).collect();
        let plain = shown.replace("\\\"", "\"").replace("\\'", "'").replace('\\', "");
        let whole = length.is_some() || shown.ends_with(|last: char| last != '*');
        // A whole key that came back was taken out: its form counts, and its mask is what may be shown.
        let gone = redaction.cut_in(&span).and_then(|cut| Some((cut, plain.find(&cut.label)?)));
        let key = gone.map(|(cut, _)| plain.replace(&cut.label, &cut.secret.without_line_breaks()));
        let mut echo = read_echo(key.as_deref().unwrap_or(&plain), whole, Some(provider));
        // What clings to it may be the rest of the key, and is masked with it.
        let clings = |end: usize| plain.as_bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
        if let Some((cut, at)) = gone.filter(|(cut, at)| !clings(at + cut.label.len())) {
            echo.text = Mask::within(&[&plain[..at], &cut.secret.mask(), &plain[at + cut.label.len()..]].concat());
        }
        echoes.push((echo, span));
    }
    echoes
}

/// The word in quotes or backticks that follows.
fn quoted_after(text: &str, folded: &Folded, at: usize) -> Option<(String, Span)> {
    let start = folded.source_span(at..at + 1).start;
    let rest = &text[start..text.floor_char_boundary(start + 80)];
    let open = rest.find(['`', '\'', '"'])?;
    if open > 4 {
        return None;
    }
    let inner = &rest[open + 1..];
    let length = inner.find(['`', '\'', '"', '\n', '\\'])?;
    let model = &inner[..length];
    let fits = (2..60).contains(&model.len())
        && model.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/' | b':'));
    fits.then(|| (model.to_owned(), start + open + 1..start + open + 1 + length))
}

/// The scopes behind "Missing scopes:".
fn scope(text: &str, folded: &Folded, at: usize) -> Option<(String, Span)> {
    let start = folded.source_span(at..at + 1).start;
    let rest = &text[start..text.floor_char_boundary(start + 200)];
    let blank = rest.len() - rest.trim_start().len();
    let list = &rest[blank..];
    let length = list.find(". ").or_else(|| list.find(['\n', '"', '\''])).unwrap_or(list.len());
    let scope = list[..length].trim_end_matches(['.', ' ']);
    (!scope.is_empty()).then(|| (scope.to_owned(), start + blank..start + blank + scope.len()))
}

#[cfg(test)]
mod tests;
