//! Which form a key has.

use crate::catalogue::{KeyFormat, Owner, key_forms};

/// A form, and whose it is.
pub type Form = (Owner, &'static KeyFormat);

/// The forms that a key may have. Several owners share some of them; none is left where nothing fits.
pub fn forms_of(key: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = key_forms().filter(|(_, format)| format.begins(key)).collect();
    let longest = forms.iter().map(|(_, format)| format.prefix.len()).max().unwrap_or(0);
    forms.retain(|(_, format)| format.prefix.len() == longest);
    if forms.is_empty() {
        forms = key_forms().filter(|(_, format)| format.prefix.is_empty() && format.fits(key)).collect();
    }
    // `sk-` alone says little: infix, length and alphabet narrow it down, as far as any of the forms fits.
    let narrowed = |fits: &dyn Fn(&KeyFormat) -> bool, forms: &mut Vec<Form>| {
        if forms.iter().any(|(_, format)| fits(format)) {
            forms.retain(|(_, format)| fits(format));
        }
    };
    narrowed(&|format| format.infix.is_some_and(|infix| key.contains(infix)), &mut forms);
    narrowed(&|format| format.fits(key), &mut forms);
    // What only has hexadecimal digits was drawn from them.
    narrowed(&|format| format.alphabet.is_hex(), &mut forms);
    forms
}

/// More owners than that aren't named one by one.
pub const MANY: usize = 3;

/// What keys of these forms are called: `OpenAI project key`, `key of DeepSeek or DashScope`; empty without a
/// form.
pub fn kind_of(forms: &[Form]) -> String {
    match forms {
        [] => String::new(),
        // `Google API key` is Google Gemini's.
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
            if owners > MANY { ["key that begins with ", forms[0].1.prefix].concat() } else { kind }
        }
    }
}

/// `a` or `an`, as it stands before the word.
pub fn article(word: &str) -> &'static str {
    if word.starts_with(['A', 'E', 'I', 'O', 'U']) { "an " } else { "a " }
}
