//! How firmly something indicates a cause: the steps of the scale, in percent.
//!
//! The signs of the catalogue name a level by its word, the rules by its constant. An answer is called certain from 95
//! percent on and likely from 80 on (`report::Certainty`), so a level says first of all in which of these words an
//! answer may be given that rests on one sign alone.

/// The text shows what is wrong with the key or with what sets it: the cause behind what a message says. The one level
/// above the signs, for the rules that read keys, code and configuration.
pub const SHOWN: u8 = 97;
/// Only this failure prints it: a machine code, or a sentence that names the cause. Told as certain.
pub const CERTAIN: u8 = 96;
/// It names the cause. A more special sentence may stand beside it and is the better answer, so it is told as likely.
pub const STRONG: u8 = 94;
/// It names the cause in words that others use, too: a strong sign of another cause on the same line comes first.
pub const CLEAR: u8 = 92;
/// Nearly always this cause. The lowest level that is told as likely, and that counts as a failure of its own.
pub const USUAL: u8 = 88;
/// Most often this cause, but a careful reader would ask. Told as possible, as everything below.
pub const PROBABLE: u8 = 78;
/// The words fit, and nothing says that a machine reports a failure with them.
pub const PLAUSIBLE: u8 = 70;
/// The lowest level at which something is a sign: it decides where nothing else is known.
pub const WEAK: u8 = 60;
/// It names a kind of failure and no cause, as classes of exceptions and statuses do.
pub const VAGUE: u8 = 55;
/// A status that has one common cause and several others.
pub const FAINT: u8 = 48;
/// A status that says next to nothing. The lowest level at which a failure is told at all.
pub const BARE: u8 = 40;

/// The levels that a sign of the catalogue can have, by the words that `signs.toml` uses, the firmest first.
pub const LEVELS: &[(&str, u8)] = &[
    ("certain", CERTAIN),
    ("strong", STRONG),
    ("clear", CLEAR),
    ("usual", USUAL),
    ("probable", PROBABLE),
    ("plausible", PLAUSIBLE),
    ("weak", WEAK),
    ("vague", VAGUE),
];
