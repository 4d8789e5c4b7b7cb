//! Finds the forms that a key may have.

use crate::catalogue::{KeyFormat, Owner, key_forms};

/// A form of a key, and the provider or service whose keys have it.
pub type Form = (Owner, &'static KeyFormat);

/// The forms that a key may have: none if it is unknown, several if several owners share a form.
pub fn forms_of(key: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = key_forms().filter(|(_, format)| format.begins(key)).collect();
    let longest = forms.iter().map(|(_, format)| format.prefix.len()).max().unwrap_or(0);
    forms.retain(|(_, format)| format.prefix.len() == longest);
    if forms.is_empty() {
        forms = key_forms().filter(|(_, format)| format.prefix.is_empty() && format.fits(key)).collect();
    }
    // Many share `sk-`: the infix, then length and alphabet narrow the forms down, as long as one is left.
    let narrowed = |fits: &dyn Fn(&KeyFormat) -> bool, forms: &mut Vec<Form>| {
        if forms.iter().any(|(_, format)| fits(format)) {
            forms.retain(|(_, format)| fits(format));
        }
    };
    narrowed(&|format| format.infix.is_some_and(|infix| key.contains(infix)), &mut forms);
    narrowed(&|format| format.fits(key), &mut forms);
    // A key of hexadecimal digits alone fits larger alphabets by chance only.
    narrowed(&|format| format.alphabet.is_hex(), &mut forms);
    forms
}

/// How many owners are named one by one; if there are more, the list says nothing any more.
pub const MAX_NAMED_OWNERS: usize = 3;

/// What keys of these forms are called: `OpenAI project key`, `key of DeepSeek or DashScope`. Empty if there is no form.
pub fn kind_of(forms: &[Form]) -> String {
    match forms {
        [] => String::new(),
        // The kind may name the owner already: `Google API key` of Google Gemini.
        [(owner, format)] if owner.name().split(' ').any(|word| word.len() > 2 && format.kind.contains(word)) => {
            format.kind.to_owned()
        }
        [(owner, format)] => [owner.name(), " ", format.kind].concat(),
        forms => {
            let mut kind = String::new();
            let (mut last, mut owners) = ("", 0);
            for (owner, _) in forms {
                if owner.name() != last {
                    kind.push_str(if last.is_empty() { "key from " } else { " or " });
                    kind.push_str(owner.name());
                    owners += 1;
                }
                last = owner.name();
            }
            if owners > MAX_NAMED_OWNERS { ["key that begins with ", forms[0].1.prefix].concat() } else { kind }
        }
    }
}

/// The article before a word, with a space: `a ` or `an `.
pub fn article(word: &str) -> &'static str {
    if word.starts_with(['A', 'E', 'I', 'O', 'U']) { "an " } else { "a " }
}
