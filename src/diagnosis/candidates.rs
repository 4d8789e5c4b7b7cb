//! From what the rules say to findings in order.

use super::decisive::PASSING;
use super::weights::{AGREEING_KINDS, AGREEMENT, CLOSE, CONTESTED, HIGHEST, OWN_FAILURE, WEAK_AGREEMENT};
use crate::catalogue::Cause;
use crate::catalogue::level::WEAK;
use crate::facts::Facts;
use crate::report::{Evidence, Finding};
use crate::text::Span;

/// What the rules have said so far.
#[derive(Debug, Default)]
pub struct Candidates {
    list: Vec<Candidate>,
}

#[derive(Debug)]
struct Candidate {
    cause: Cause,
    variant: &'static str,
    /// The firmest thing said for it, in percent.
    level: u8,
    /// No more than this, whatever is said for it.
    ceiling: u8,
    supports: Vec<Mark>,
    contradicts: Vec<Mark>,
}

/// A fact as the rules cite it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What kind of fact it is, such as `key-echo`.
    pub fact: &'static str,
    /// What it says, for people.
    pub says: String,
    /// Its place in the redacted text.
    pub span: Span,
}

impl Mark {
    /// Cites a fact.
    pub fn new(fact: &'static str, says: impl Into<String>, span: &Span) -> Mark {
        Mark { fact, says: says.into(), span: span.clone() }
    }

    /// Whether another mark adds nothing: the same kind of fact, at a place that this one covers in part.
    fn says_the_same(&self, other: &Mark) -> bool {
        let words = |mark: &Mark| matches!(mark.fact, "message" | "error-code");
        let alike = self.fact == other.fact || (words(self) && words(other));
        alike && self.span.start < other.span.end && other.span.start < self.span.end
    }
}

impl Candidates {
    /// Something indicates a cause, at `level` percent.
    pub fn support(&mut self, cause: Cause, variant: &'static str, level: u8, mark: Mark) {
        let candidate = self.of(cause);
        if level > candidate.level || (level == candidate.level && candidate.variant.is_empty()) {
            candidate.level = level;
            candidate.variant = variant;
        } else if candidate.variant.is_empty() && level >= WEAK {
            candidate.variant = variant;
        }
        if !candidate.supports.iter().any(|known| known.says_the_same(&mark)) {
            candidate.supports.push(mark);
        }
    }

    /// Something rules against a cause: it can't be surer than `ceiling` percent.
    pub fn contradict(&mut self, cause: Cause, ceiling: u8, mark: Mark) {
        let candidate = self.of(cause);
        candidate.ceiling = candidate.ceiling.min(ceiling);
        if !candidate.contradicts.contains(&mark) {
            candidate.contradicts.push(mark);
        }
    }

    /// A possibility that nothing in the text indicates, to be told with its check.
    pub fn consider(&mut self, cause: Cause, variant: &'static str, level: u8) {
        if !self.list.iter().any(|candidate| candidate.cause == cause) {
            let candidate = self.of(cause);
            candidate.level = level;
            candidate.variant = variant;
        }
    }

    /// How firmly the firmest cause stands, in percent.
    pub fn firmest(&self) -> u8 {
        self.list.iter().map(Candidate::strength).max().unwrap_or(0)
    }

    /// How firmly a cause stands, in percent.
    pub fn strength(&self, cause: Cause) -> u8 {
        self.list.iter().find(|candidate| candidate.cause == cause).map_or(0, Candidate::strength)
    }

    fn of(&mut self, cause: Cause) -> &mut Candidate {
        let at = match self.list.iter().position(|candidate| candidate.cause == cause) {
            Some(at) => at,
            None => {
                self.list.push(Candidate {
                    cause,
                    variant: "",
                    level: 0,
                    ceiling: HIGHEST,
                    supports: Vec::new(),
                    contradicts: Vec::new(),
                });
                self.list.len() - 1
            }
        };
        &mut self.list[at]
    }

    /// The findings, the likeliest first.
    pub fn rank(mut self, facts: &Facts) -> Vec<Finding> {
        self.list.retain(|candidate| candidate.strength() > 0);
        // By id last, so that equals stay in the same order whatever the rules' order.
        let list = std::mem::take(&mut self.list);
        for candidate in list {
            let before = |other: &Candidate| (other.strength(), candidate.cause.id()) > (candidate.strength(), other.cause.id());
            let at = self.list.iter().take_while(|other| before(other)).count();
            self.list.insert(at, candidate);
        }
        let contested = self.settle(facts);
        let list = self.list.into_iter().enumerate();
        list.map(|(at, candidate)| {
            let mut percent = candidate.strength();
            if at == 0 && contested {
                percent = percent.min(CONTESTED);
            }
            let evidence = |marks: Vec<Mark>| marks.into_iter().map(|mark| cite(facts, mark)).collect();
            Finding {
                cause: candidate.cause,
                variant: candidate.variant,
                percent,
                supports: evidence(candidate.supports),
                contradicts: evidence(candidate.contradicts),
            }
        })
        .collect()
    }

    /// Of close competitors in different parts of the paste, puts the one first that stops the person now:
    /// a refusal before what passes by itself, then the later one. Tells whether there are such parts, so
    /// that another reader could choose otherwise.
    fn settle(&mut self, facts: &Facts) -> bool {
        let Some(best) = self.list.first().map(Candidate::strength) else { return false };
        let close = self.list.iter().take_while(|candidate| candidate.strength() + CLOSE >= best).count();
        let place = |candidate: &Candidate| candidate.supports.iter().map(|mark| mark.span.start).max().unwrap_or(0);
        let parted = (1..close).any(|at| self.list[at].is_apart(&self.list[0], facts));
        if parted {
            let decides = |at: &usize| (!PASSING.contains(&self.list[*at].cause), place(&self.list[*at]));
            let first = (0..close).max_by_key(decides).unwrap_or(0);
            self.list[..=first].rotate_right(1);
        }
        parted
    }
}

impl Candidate {
    /// Whether it is about another failure than `other` does: in another part of the paste, or on
    /// another line that is as firm and doesn't belong to the same error body.
    fn is_apart<'a>(&'a self, other: &'a Candidate, facts: &Facts) -> bool {
        // A status confirms whatever stands beside it.
        let said = |candidate: &'a Candidate| {
            let all = &candidate.supports;
            all.iter().rev().find(|mark| mark.fact != "status").or(all.last())
        };
        let (Some(own), Some(its)) = (said(self), said(other)) else { return false };
        let (own, its) = (&own.span, &its.span);
        if facts.are_parted(own, its) {
            return true;
        }
        let body = |span: &Span| facts.bodies.iter().position(|body| body.range.contains(&span.start));
        let together = body(own).is_some() && body(own) == body(its);
        let between = facts.text(&(own.start.min(its.start)..own.start.max(its.start)));
        !together && self.strength().min(other.strength()) >= OWN_FAILURE && between.contains('\n')
    }

    /// Independent signs that agree make it a little surer.
    fn strength(&self) -> u8 {
        let new = |at: usize| !self.supports[..at].iter().any(|mark| mark.fact == self.supports[at].fact);
        let kinds = (0..self.supports.len()).filter(|at| new(*at)).count();
        let agreement = u8::try_from(kinds.saturating_sub(1)).unwrap_or(0).min(AGREEING_KINDS);
        let each = if self.level >= WEAK { AGREEMENT } else { WEAK_AGREEMENT };
        (self.level + agreement * each).min(self.ceiling).min(HIGHEST)
    }
}

fn cite(facts: &Facts, mark: Mark) -> Evidence {
    let original = facts.redaction.to_original(mark.span.clone());
    let text = facts.text(&mark.span);
    let mut quoted: String = text.chars().take(240).collect();
    if quoted.len() < text.len() {
        quoted.push('…');
    }
    Evidence { fact: mark.fact, says: mark.says, start: original.start, end: original.end, text: quoted }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::level::{CERTAIN, CLEAR, USUAL};
    use crate::redaction::redact;

    const KEY: Cause = Cause::InvalidKey;
    const QUOTA: Cause = Cause::QuotaExceeded;

    /// A mark of a kind in a line of a text whose lines have two bytes.
    fn mark(fact: &'static str, line: usize) -> Mark {
        Mark::new(fact, "", &(2 * line..2 * line + 1))
    }

    /// Causes in order with how sure they are, of what indicates them on one line each.
    fn ranked(text: &str, said: &[(Cause, u8, usize)]) -> Vec<(Cause, u8)> {
        let redaction = redact(text);
        let facts = Facts::gather(&redaction);
        let mut candidates = Candidates::default();
        for (cause, level, line) in said {
            candidates.support(*cause, "", *level, mark("message", *line));
        }
        candidates.rank(&facts).into_iter().map(|finding| (finding.cause, finding.percent)).collect()
    }

    #[test]
    fn kinds_that_agree_add_up() {
        let strength = |level: u8, kinds: &[&'static str]| {
            let mut candidates = Candidates::default();
            kinds.iter().zip(0..).for_each(|(kind, line)| candidates.support(KEY, "", level, mark(kind, line)));
            candidates.strength(KEY)
        };
        assert_eq!(strength(70, &["a"]), 70);
        // The same kind of fact again is nothing new.
        assert_eq!(strength(70, &["a", "a"]), 70);
        assert_eq!(strength(70, &["a", "b"]), 71);
        assert_eq!(strength(70, &["a", "b", "c", "d"]), 73);
        assert_eq!(strength(70, &["a", "b", "c", "d", "e"]), 73);
        assert_eq!(strength(WEAK, &["a", "b"]), WEAK + 1);
        assert_eq!(strength(WEAK - 1, &["a", "b"]), WEAK + 1);
        assert_eq!(strength(97, &["a", "b", "c", "d"]), 98);
    }

    #[test]
    fn marks_at_one_place_say_the_same() {
        let told = |one: (&'static str, Span), other: (&'static str, Span)| {
            let mut candidates = Candidates::default();
            [one, other].iter().for_each(|(fact, span)| candidates.support(KEY, "", 70, Mark::new(fact, "", span)));
            candidates.of(KEY).supports.len()
        };
        assert_eq!(told(("message", 0..4), ("message", 3..6)), 1);
        assert_eq!((told(("message", 0..4), ("message", 4..6)), told(("message", 4..6), ("message", 0..4))), (2, 2));
        // A code in the words of a message is part of them, and a status isn't.
        assert_eq!((told(("message", 0..4), ("error-code", 1..2)), told(("message", 0..4), ("status", 1..2))), (1, 2));
    }

    #[test]
    fn what_contradicts_is_a_limit() {
        let mut candidates = Candidates::default();
        candidates.support(KEY, "", 90, mark("a", 0));
        candidates.contradict(KEY, 60, mark("b", 1));
        candidates.contradict(KEY, 70, mark("c", 2));
        candidates.support(KEY, "", 95, mark("d", 3));
        assert_eq!((candidates.strength(KEY), candidates.firmest(), candidates.strength(QUOTA)), (60, 60, 0));
        // What only contradicts a cause doesn't tell it.
        candidates.contradict(QUOTA, 60, mark("a", 0));
        assert_eq!(candidates.rank(&Facts::gather(&redact(""))).len(), 1);
    }

    #[test]
    fn the_firmest_names_the_variant_and_a_sign_makes_it_more_special() {
        let variant = |said: &[(&'static str, u8)]| {
            let mut candidates = Candidates::default();
            said.iter().zip(0..).for_each(|((variant, level), line)| candidates.support(KEY, variant, *level, mark("a", line)));
            candidates.of(KEY).variant
        };
        assert_eq!(variant(&[("one", 90), ("two", 91)]), "two");
        assert_eq!(variant(&[("one", 90), ("two", 90)]), "one");
        assert_eq!(variant(&[("", 90), ("two", 90)]), "two");
        assert_eq!(variant(&[("", 90), ("two", WEAK)]), "two");
        assert_eq!(variant(&[("", 90), ("two", WEAK - 1)]), "");
        assert_eq!(variant(&[("one", 90), ("two", WEAK)]), "one");
        assert_eq!(variant(&[("one", 90), ("", 91)]), "");
    }

    #[test]
    fn the_later_of_two_close_failures_comes_first_and_is_contested() {
        let sure = |first: u8, second: u8| ranked("a\nb", &[(KEY, first, 0), (QUOTA, second, 1)]);
        assert_eq!(sure(CERTAIN, CLEAR), [(QUOTA, CONTESTED), (KEY, CERTAIN)]);
        assert_eq!(sure(CERTAIN, CLEAR - 1), [(KEY, CERTAIN), (QUOTA, CLEAR - 1)]);
        // On one line they are about one failure.
        let together = [(KEY, CERTAIN, 0), (QUOTA, CLEAR, 0)];
        assert_eq!(ranked("ab", &together), [(KEY, CERTAIN), (QUOTA, CLEAR)]);
        // Less firm ones are, too, whatever their lines.
        assert_eq!(sure(USUAL, USUAL), [(QUOTA, CONTESTED), (KEY, USUAL)]);
        assert_eq!(sure(USUAL, USUAL - 1), [(KEY, USUAL), (QUOTA, USUAL - 1)]);
        // A refusal comes before what passes by itself.
        for passing in PASSING {
            assert_eq!(ranked("a\nb", &[(KEY, 95, 0), (passing, 96, 1)])[0], (KEY, CONTESTED), "{passing:?}");
        }
    }

    #[test]
    fn what_one_body_says_on_several_lines_is_one_failure() {
        let body = "{\"error\": {\n  \"message\": \"a\",\n  \"code\": \"b\"\n}}\n";
        let text = format!("{body}{body}c\n");
        let redaction = redact(&text);
        let facts = Facts::gather(&redaction);
        let at = |word: &str| text.find(word).expect(word);
        let first = |one: usize, other: usize| {
            let mut candidates = Candidates::default();
            candidates.support(KEY, "", CERTAIN, Mark::new("message", "", &(one..one + 1)));
            candidates.support(QUOTA, "", CLEAR, Mark::new("error-code", "", &(other..other + 1)));
            candidates.rank(&facts).remove(0).cause
        };
        assert_eq!(first(at("\"a\""), at("\"b\"")), KEY);
        // Those of another one, and what stands around it, are other failures.
        assert_eq!(first(at("\"a\""), body.len() + at("\"b\"")), QUOTA);
        assert_eq!((first(at("\"a\""), at("c\n")), first(at("c\n"), at("\"a\""))), (QUOTA, KEY));
    }

    #[test]
    fn equals_are_in_the_order_of_their_ids() {
        let ids = |said: &[(Cause, u8, usize)]| ranked("ab", said)[0].0;
        assert_eq!(ids(&[(KEY, 50, 0), (QUOTA, 50, 0)]), ids(&[(QUOTA, 50, 0), (KEY, 50, 0)]));
    }

    #[test]
    fn what_nothing_indicates_is_told_once() {
        let mut candidates = Candidates::default();
        candidates.support(KEY, "unknown", 90, mark("a", 0));
        candidates.consider(KEY, "no-detail", 8);
        candidates.consider(QUOTA, "", 8);
        assert_eq!((candidates.strength(KEY), candidates.of(KEY).variant, candidates.strength(QUOTA)), (90, "unknown", 8));
    }

    #[test]
    fn a_quote_ends_after_240_letters() {
        let quoted = |length: usize| {
            let text = "a".repeat(length);
            let redaction = redact(&text);
            cite(&Facts::gather(&redaction), Mark::new("message", "", &(0..length))).text.chars().count()
        };
        assert_eq!((quoted(240), quoted(241)), (240, 241));
        let cut = cite(&Facts::gather(&redact(&"a".repeat(300))), Mark::new("message", "", &(0..300))).text;
        assert!(cut.ends_with("a…"));
    }
}
