//! The TOML between `+++` lines that opens a Markdown file.

use serde::de::DeserializeOwned;

use super::markdown::Fault;

/// A file's front matter, the text after it, and the line where that begins.
#[derive(Debug)]
pub(crate) struct Opened<'a, T> {
    pub(crate) front: T,
    pub(crate) body: &'a str,
    /// The number of lines before the body.
    pub(crate) lines_before: usize,
}

/// Reads the front matter off a file's text.
pub(crate) fn open<T: DeserializeOwned>(text: &str) -> Result<Opened<'_, T>, Fault> {
    const MARK: &str = "+++\n";
    let unopened = || Fault {
        line: 1,
        message: "the file must open with TOML between two lines `+++`".to_owned(),
    };
    let front_and_body = text.strip_prefix(MARK).ok_or_else(unopened)?;
    let (front, body) = front_and_body
        .split_once(&format!("\n{MARK}"))
        .ok_or_else(unopened)?;
    let front_line = |at: usize| 2 + front[..at].matches('\n').count();
    let read = toml::from_str(front).map_err(|error| Fault {
        line: front_line(error.span().map_or(0, |span| span.start)),
        message: error.message().replace('\n', " "),
    })?;
    Ok(Opened {
        front: read,
        body,
        lines_before: front_line(front.len()) + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Front {
        title: String,
    }

    #[test]
    fn a_front_matter_is_read_off() {
        let text = "+++\ntitle = \"T\"\n\n+++\n## Problem\n";
        let opened = open::<Front>(text).unwrap();
        assert_eq!(opened.front.title, "T");
        assert_eq!(opened.body, "## Problem\n");
        assert_eq!(
            text.lines().nth(opened.lines_before),
            Some("## Problem"),
            "the body's first line is the one after those before it"
        );
    }

    #[test]
    fn a_wrong_front_matter_is_named_with_its_line() {
        for (text, line, says) in [
            ("", 1, "+++"),
            ("title = \"T\"\n", 1, "+++"),
            ("+++\ntitle = \"T\"\n", 1, "+++"),
            ("+++\ntitle = \"T\"\nlevle = 1\n+++\n", 3, "levle"),
            ("+++\n\n+++\n", 2, "title"),
            ("+++\ntitle = \"T\"\ntitle = \"T\"\n+++\n", 3, "duplicate"),
        ] {
            let fault = open::<Front>(text).unwrap_err();
            assert_eq!(fault.line, line, "{text:?}: {fault:?}");
            assert!(fault.message.contains(says), "{text:?}: {fault:?}");
        }
    }
}
