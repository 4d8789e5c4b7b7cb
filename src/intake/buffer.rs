//! Bodies that Node prints as numbers: `{"type":"Buffer","data":[123,34,…]}`.

use std::borrow::Cow;

/// What stands in front of the numbers, whatever the quotes and blanks.
const MARK: &str = "Buffer";
/// The fewest numbers that are a text.
const SHORTEST: usize = 8;

/// A text with its buffers decoded, each followed by as many blanks as keep every other byte in its place.
pub fn with_buffers(text: &str) -> Cow<'_, str> {
    let mut decoded = String::new();
    let mut done = 0;
    for (mark, _) in text.match_indices(MARK).filter(|(mark, _)| text[..*mark].ends_with(['"', '\''])) {
        let Some((start, end, plain)) = buffer(text, mark + MARK.len()).filter(|(start, ..)| *start >= done) else { continue };
        decoded.push_str(&text[done..start]);
        decoded.push_str(&plain);
        decoded.extend(std::iter::repeat_n(' ', end - start - plain.len()));
        done = end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    decoded.push_str(&text[done..]);
    Cow::Owned(decoded)
}

/// The list of numbers behind the mark: where it begins and ends, and the text that it stands for.
fn buffer(text: &str, at: usize) -> Option<(usize, usize, String)> {
    let bytes = text.as_bytes();
    let name = bytes[at..].iter().take(40).position(|byte| *byte == b'[')? + at;
    if !text[at..name].contains("data") {
        return None;
    }
    let mut plain = Vec::new();
    let mut end = name + 1;
    loop {
        end += bytes[end..].iter().take_while(|byte| byte.is_ascii_whitespace() || **byte == b',').count();
        let digits = bytes[end..].iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
        let Some(number) = text[end..end + digits].parse::<u8>().ok().filter(|_| digits > 0) else { break };
        plain.push(number);
        end += digits;
    }
    let plain = String::from_utf8(plain).ok().filter(|plain| plain.len() >= SHORTEST && !plain.contains('\0'))?;
    Some((name, end, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buffer_is_decoded_in_its_place() {
        let body = r#"{"error":"no"}"#;
        let numbers: Vec<String> = body.bytes().map(|byte| byte.to_string()).collect();
        let text = format!(r#"a {{"type":"Buffer","data":[{}]}} é"#, numbers.join(","));
        let decoded = with_buffers(&text);
        assert!(decoded.contains(body), "{decoded}");
        assert_eq!((decoded.len(), decoded.find('é')), (text.len(), text.find('é')));
    }

    #[test]
    fn what_is_no_text_is_left() {
        for text in
            [r#"{"type":"Buffer","data":[1,2,3]}"#, r#"{"type":"Buffer","data":[255,255,255,255,255,255,255,255]}"#, "\"Buffer"]
        {
            assert_eq!(with_buffers(text), text);
        }
    }
}
