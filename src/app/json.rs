//! JSON, written by hand: what serde makes of it would be kilobytes of the
//! application's module, which everyone waits for.

/// A list of these.
pub fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    ["[", &items.join(",\n"), "]"].concat()
}

/// An object of these fields, in that order.
pub fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| [&quoted(name), ": ", value].concat())
        .collect();
    ["{", &fields.join(", "), "}"].concat()
}

/// A string.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '.. => out.push(c),
            // The control characters.
            _ => {
                let hex = |digit| char::from_digit(digit, 16).unwrap_or('0');
                let code = u32::from(c);
                out.push_str("\\u00");
                out.extend([hex(code / 16), hex(code % 16)]);
            }
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn whatever_a_string_is_it_is_read_again() {
        arbtest::arbtest(|input| {
            let text = fuzz::string(input, &["\"", "\\", "\n", "\u{0}", "</script>", "\u{2028}"])?;
            let read: String = serde_json::from_str(&quoted(&text)).expect("it is JSON");
            assert_eq!(read, text);
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }
}
