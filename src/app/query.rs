//! The query of an address: what a link keeps of knobs, filters and views.

/// The pairs of a query, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads the part of an address from `?` on; either may be missing.
    pub fn parse(search: &str) -> Self {
        let pairs = search.strip_prefix('?').unwrap_or(search);
        Self(
            pairs
                .split('&')
                .filter(|pair| !pair.is_empty())
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decode(name), decode(value))
                })
                .collect(),
        )
    }

    /// The value of a name; the first, if it is given twice.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// All pairs, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The same with one more pair.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// As an address ends: empty, or from `?` on.
    pub fn search(&self) -> String {
        let mut out = String::new();
        for (i, (name, value)) in self.0.iter().enumerate() {
            out.push(if i == 0 { '?' } else { '&' });
            encode(name, &mut out);
            // A name alone is read as one without a value.
            if !value.is_empty() || name.is_empty() {
                out.push('=');
            }
            encode(value, &mut out);
        }
        out
    }
}

/// Undoes percent-encoding. An invalid encoding stays as it is: a person may
/// have typed it.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = escaped {
            out.push(byte);
            at += 3;
        } else {
            out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::{BUDGET_MS, string};

    #[test]
    fn what_is_written_is_read_again() {
        let query = Query::default()
            .with("q", "a map & 100 % “text”+")
            .with("level", "easy")
            .with("embed", "");
        assert_eq!(Query::parse(&query.search()), query);
        assert_eq!(query.get("level"), Some("easy"));
        assert_eq!(query.get("tag"), None);
    }

    #[test]
    fn a_query_typed_by_hand_is_read_as_far_as_it_goes() {
        for (search, points) in [
            ("", None),
            ("?", None),
            ("?points", Some("")),
            ("?points=12%2C345&&", Some("12,345")),
            ("?points=%zz%4", Some("%zz%4")),
            ("?points=%+1", Some("% 1")),
            ("?points=1&points=2", Some("1")),
        ] {
            assert_eq!(Query::parse(search).get("points"), points, "{search:?}");
        }
    }

    #[test]
    fn whatever_an_address_says_is_written_and_read_again() {
        arbtest::arbtest(|input| {
            let search = string(input, &["?", "&", "=", "%", "%C3", "%bc", "+", "points"])?;
            let query = Query::parse(&search);
            assert_eq!(Query::parse(&query.search()), query, "{search:?}");
            Ok(())
        })
        .budget_ms(BUDGET_MS);
    }

    #[test]
    fn nothing_leaves_no_question_mark() {
        assert_eq!(Query::default().search(), "");
    }
}
