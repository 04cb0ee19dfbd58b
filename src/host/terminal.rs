//! Strings that others may have written, as a terminal may show them.

use std::fmt::Write as _;

/// The characters that change the order in which the others are read: by them,
/// a name could look like another.
const fn reorders(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The string on one line, with an escape sequence such as `\u{1b}` for each
/// character that a terminal would obey and not show.
pub(crate) fn printable(said: &str) -> String {
    escaped(said, |c| c.is_control() || reorders(c))
}

/// The same, where it keeps its lines.
pub(crate) fn printable_lines(said: &str) -> String {
    escaped(said, |c| c != '\n' && (c.is_control() || reorders(c)))
}

fn escaped(said: &str, is: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(said.len());
    for c in said.chars() {
        match c {
            '\n' | '\r' | '\t' if is(c) => escaped.extend(c.escape_default()),
            c if is(c) => _ = write!(escaped, "{}", c.escape_unicode()),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped() {
        // Clears the screen, ends a line, sets the title in one byte, reorders.
        let said = "a\u{1b}[2J\nb\u{9d}0;c\u{7}\u{202e}é\u{0}";
        assert_eq!(
            printable(said),
            "a\\u{1b}[2J\\nb\\u{9d}0;c\\u{7}\\u{202e}é\\u{0}"
        );
        assert_eq!(
            printable_lines("a\r\nb\u{1b}\u{2066}"),
            "a\\r\nb\\u{1b}\\u{2066}"
        );
    }
}
