//! `{{#bytewise slots points=1000}}`, found in a chapter.

use std::ops::Range;

const START: &str = "{{#bytewise";
const END: &str = "}}";

/// A directive in a chapter.
pub(super) struct Directive<'a> {
    /// Its bytes, a backslash before it among them.
    pub(super) range: Range<usize>,
    /// Its words; none if a backslash says that it is shown as it is. The error
    /// is a clause.
    pub(super) words: Result<Option<Vec<&'a str>>, String>,
}

/// The directives of a chapter, in order.
pub(super) fn directives(content: &str) -> Vec<Directive<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = content[from..].find(START).map(|at| from + at) {
        let inside = start + START.len();
        from = inside;
        let rest = &content[inside..];
        // Another name that begins with this one.
        if !rest.starts_with([' ', '\t', '\n', '\r', '}']) {
            continue;
        }
        let line = rest.split('\n').next().unwrap_or_default();
        let Some(length) = line.find(END) else {
            found.push(Directive {
                range: start..inside,
                words: Err(format!("`{START}` is not closed by `{END}` on its line")),
            });
            continue;
        };
        from = inside + length + END.len();
        let escaped = content[..start].ends_with('\\');
        found.push(Directive {
            range: start - usize::from(escaped)..from,
            words: Ok((!escaped).then(|| line[..length].split_whitespace().collect())),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use arbtest::arbtest;

    #[test]
    fn whatever_a_chapter_says_its_directives_follow_each_other() {
        arbtest(|input| {
            let parts = [
                "{{#bytewise",
                "}}",
                "\\",
                " ",
                "\n",
                "slots",
                "ä",
                "{{",
                "#",
            ];
            let mut content = String::new();
            for _ in 0..input.int_in_range(0..=12)? {
                content.push_str(input.choose(&parts)?);
            }
            let mut end = 0;
            for Directive { range, .. } in directives(&content) {
                assert!(end <= range.start && range.end > range.start, "{content:?}");
                assert!(content[range.clone()].contains(START), "{content:?}");
                end = range.end;
            }
            Ok(())
        });
    }
}
