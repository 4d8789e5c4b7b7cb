//! What is inside a paste of several words: a wrapped key, several keys, a key among other words; and characters within
//! a key that don't belong to it.

use super::characters::{CharClass, ascii_of, class_of, name_of};
use super::cleaner::{Cleaner, Letter};
use super::defects::{Defect, DefectKind, Mending};
use crate::catalogue::key_forms;
use crate::credential::forms::{article, forms_of, kind_of};
use crate::credential::{looks_random, prefix_of};

impl Cleaner {
    /// Decides what the words of the paste are: parts of one wrapped key, several keys, or other words around a key. Keeps
    /// one key.
    pub fn choose_word(&mut self) {
        let text = self.text();
        let separates = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '|');
        let words: Vec<&str> = text.split(separates).filter(|word| !word.is_empty()).collect();
        if words.len() < 2 {
            self.remove_repetition();
            return;
        }
        let keyed: Vec<usize> = (0..words.len()).filter(|at| is_keyed(words[*at])).collect();
        let joined = words.concat();
        let spaced = !text.contains([',', ';', '|']);
        let pieces =
            words.iter().all(|word| word.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.+/=".contains(letter)));
        let fits = spaced && pieces && forms_of(&joined).iter().any(|(_, form)| !form.lengths.is_empty() && form.fits(&joined));
        let begins = keyed == [0] || (!prefix_of(words[0]).is_empty() && keyed.is_empty());
        let broken = spaced && pieces && begins && words[1..].iter().all(|word| looks_random(word) || word.len() > 24);
        if keyed.len() > 1 {
            self.keep_first_key(&words, &keyed);
        } else if fits || broken {
            self.remove_gaps(fits);
        } else if let [only] = keyed[..] {
            self.keep_word(words[only]);
            // A word that looks random may be the rest of the key.
            let unsure = words.iter().any(|word| *word != words[only] && word.len() > 11 && looks_random(word));
            if let Some(defect) = self.defects.last_mut().filter(|defect| unsure && defect.kind == DefectKind::Words) {
                defect.mending = Mending::Impossible;
            }
        }
    }

    /// Removes white space inside a key. `fits` says whether the key has a known form without it.
    fn remove_gaps(&mut self, fits: bool) {
        let mut at = 0;
        while at < self.letters.len() {
            let letter = self.letters[at].value;
            if !letter.is_whitespace() {
                at += 1;
                continue;
            }
            let count = self.letters[at..].iter().take_while(|next| next.value == letter).count();
            let mending = if fits { Mending::Remove } else { Mending::Impossible };
            let defect = Defect { kind: DefectKind::of(letter), at: self.letters[at].at, count, name: name_of(letter), mending };
            self.defects.push(defect);
            self.letters.drain(at..at + count);
        }
    }

    /// Keeps the first of several keys. `keyed` are the indexes of the keys among the words.
    fn keep_first_key(&mut self, words: &[&str], keyed: &[usize]) {
        let first = words[keyed[0]];
        let same = keyed.iter().all(|at| words[*at] == first);
        let (kind, mending) =
            if same { (DefectKind::Doubled, Mending::Remove) } else { (DefectKind::SeveralKeys, Mending::Impossible) };
        let count = keyed.len();
        self.keep_word(first);
        // The words around the first key are the other keys.
        if let Some(defect) = self.defects.last_mut().filter(|defect| defect.kind == DefectKind::Words) {
            (defect.kind, defect.mending, defect.count) = (kind, mending, count);
            defect.name = neighbor_name(same, words[keyed[1]]);
        }
    }

    /// Keeps one of the words, which is the key.
    fn keep_word(&mut self, word: &str) {
        let text = self.text();
        let Some(start) = text.find(word).map(|start| text[..start].chars().count()) else { return };
        let end = start + word.chars().count();
        let at = if start > 0 { self.letters[0].at } else { self.letters.get(end).map_or(1, |letter| letter.at) };
        let count = self.letters.len() - (end - start);
        self.letters.truncate(end);
        self.letters.drain(..start);
        self.remove_surroundings();
        self.defects.push(Defect {
            kind: DefectKind::Words,
            at,
            count,
            name: "There are other words around it".to_owned(),
            mending: Mending::Remove,
        });
    }

    /// Removes another key that follows without a separator, or the same one.
    fn remove_repetition(&mut self) {
        let text = self.text();
        let prefix = prefix_of(&text);
        if prefix.len() < 3 || !text.is_ascii() {
            return;
        }
        let half = text.len() / 2;
        let same = text[..half] == text[half..];
        // By chance a long key may hold a short prefix such as `sk-`.
        let begins = || {
            let prefixes = key_forms().map(|(_, form)| form.prefix).filter(|prefix| prefix.len() > 5);
            prefixes.filter_map(|other| Some(text.get(prefix.len() + 16..)?.find(other)? + prefix.len() + 16)).min()
        };
        let Some(second) = (if same { Some(half) } else { begins() }) else { return };
        let (kind, mending) =
            if same { (DefectKind::Doubled, Mending::Remove) } else { (DefectKind::SeveralKeys, Mending::Impossible) };
        let at = self.letters[second].at;
        self.defects.push(Defect { kind, at, count: 2, name: neighbor_name(same, &text[second..]), mending });
        self.letters.truncate(second);
    }

    /// Removes foreign characters from the key, and replaces those that look like ASCII.
    pub fn clean_inside(&mut self) {
        let mut kept = Vec::with_capacity(self.letters.len());
        for letter in std::mem::take(&mut self.letters) {
            let mut note = |kind: DefectKind, mending: Mending| {
                let same = self
                    .defects
                    .last_mut()
                    .filter(|last| last.kind == kind && last.at + last.count == letter.at && last.name == name_of(letter.value));
                match same {
                    Some(last) => last.count += 1,
                    None => self.defects.push(Defect { kind, at: letter.at, count: 1, name: name_of(letter.value), mending }),
                }
            };
            match class_of(letter.value) {
                CharClass::Plain => kept.push(letter),
                CharClass::Invisible => note(DefectKind::Invisible, Mending::Remove),
                // No-break spaces come from a page or a document, where they interrupt the key.
                CharClass::Space | CharClass::Break if !letter.value.is_ascii() => {
                    note(DefectKind::of(letter.value), Mending::Remove);
                }
                CharClass::Space | CharClass::Break => note(DefectKind::of(letter.value), Mending::Impossible),
                CharClass::Quote => {
                    note(if letter.value.is_ascii() { DefectKind::Quote } else { DefectKind::CurlyQuote }, Mending::Impossible);
                    kept.push(letter);
                }
                CharClass::LookAlike => {
                    note(DefectKind::LookAlike, Mending::Replace);
                    kept.push(Letter { value: ascii_of(letter.value).unwrap_or(letter.value), ..letter });
                }
                CharClass::Foreign => {
                    note(DefectKind::Foreign, Mending::Impossible);
                    kept.push(letter);
                }
            }
        }
        self.letters = kept;
    }
}

/// What stands beside a key, in words: the same key, or another one.
fn neighbor_name(same: bool, other: &str) -> String {
    if same {
        return "The same key is there twice".to_owned();
    }
    let kind = kind_of(&forms_of(other));
    if kind.is_empty() {
        return "There is another key next to it".to_owned();
    }
    ["There is another key next to it: ", article(&kind), &kind].concat()
}

/// Whether a word begins with the prefix of a key, and is long enough for one.
fn is_keyed(word: &str) -> bool {
    let word = word.trim_matches(|edge: char| class_of(edge) == CharClass::Quote);
    let prefix = prefix_of(word);
    let ordinary = key_forms().any(|(_, form)| form.prefix == prefix && form.exact && !form.fits(word));
    !prefix.is_empty() && !ordinary && word.len() >= prefix.len() + 16
}
