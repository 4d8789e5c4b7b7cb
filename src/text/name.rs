//! Names of variables and headers: how they are written, and how many letters two of them differ in.

/// Whether a name consists of capitals, digits and underscores, as variables of the environment do. True for an empty one.
pub fn is_in_capitals(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The length of the variable's name at the beginning of a text, in bytes; 0 if there is none.
pub fn name_length(text: &str) -> usize {
    if text.bytes().next().is_none_or(|first| first.is_ascii_digit()) {
        return 0;
    }
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
}

/// Whether two names are the same but for their underscores.
pub fn are_same_words(left: &str, right: &str) -> bool {
    let is_letter = |byte: &u8| *byte != b'_';
    left.bytes().filter(is_letter).eq(right.bytes().filter(is_letter))
}

/// Whether two words differ by at most one letter that is added, left out, changed or swapped with its neighbor. Faster
/// than [`distance`], since every name of a paste is compared with every variable.
pub fn within_one_edit(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let same = left.iter().zip(right).take_while(|(a, b)| a == b).count();
    let (a, b) = (&left[same..], &right[same..]);
    match left.len().abs_diff(right.len()) {
        0 => a.is_empty() || a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]),
        1 if a.len() > b.len() => a[1..] == *b,
        1 => *a == b[1..],
        _ => false,
    }
}

/// The Levenshtein distance of two words: how many letters have to be added, removed or changed.
pub fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.bytes().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
