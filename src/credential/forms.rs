//! Which form a key has.

use crate::catalogue::{KeyFormat, Owner, key_forms};

/// A form, and whose it is.
pub type Form = (Owner, &'static KeyFormat);

/// The forms that a key may have. Several owners share some of them; none is left where nothing fits.
pub fn forms_of(key: &str) -> Vec<Form> {
    let begun =
        |format: &KeyFormat| !format.prefix.is_empty() && key.starts_with(format.prefix) && (!format.exact || format.fits(key));
    let mut forms: Vec<Form> = key_forms().filter(|(_, format)| begun(format)).collect();
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

/// What keys of these forms are called: `OpenAI project key`, `key of DeepSeek or DashScope`; empty without a
/// form.
pub fn kind_of(forms: &[Form]) -> String {
    match forms {
        [] => String::new(),
        [(owner, format)] if format.kind.starts_with(owner.name()) || format.kind.contains(owner.name()) => {
            format.kind.to_owned()
        }
        [(owner, format)] => [owner.name(), " ", format.kind].concat(),
        forms => {
            let mut kind = String::new();
            let mut last = "";
            for (owner, _) in forms {
                if owner.name() != last {
                    kind.push_str(if last.is_empty() { "key of " } else { " or " });
                    kind.push_str(owner.name());
                }
                last = owner.name();
            }
            kind
        }
    }
}

/// `a` or `an`, as it stands before the word.
pub fn article(word: &str) -> &'static str {
    if word.starts_with(['A', 'E', 'I', 'O', 'U']) { "an " } else { "a " }
}
