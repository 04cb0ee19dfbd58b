//! The page's template: text with `{{name}}` where the build puts something.

use std::borrow::Cow;

use anyhow::{Context, bail};

/// The template with each name replaced by its value, which is not looked at
/// again.
pub(crate) fn fill(template: &str, values: &[(&str, Cow<str>)]) -> anyhow::Result<String> {
    let mut filled = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .context("`{{` is not closed by `}}`")?;
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
            let known = values.iter().map(|(known, _)| *known);
            bail!(
                "the build has nothing for `{{{{{name}}}}}`; it has {}",
                exercises::harness::list(known)
            );
        };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Text as it stands in HTML, also between double quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once() {
        let values = [("a", Cow::from("{{b}}")), ("b", Cow::from("2"))];
        assert_eq!(fill("<{{a}} {{b}}>", &values).unwrap(), "<{{b}} 2>");
        let error = fill("{{c}}", &values).unwrap_err().to_string();
        assert_eq!(
            error,
            "the build has nothing for `{{c}}`; it has `a` or `b`"
        );
        assert!(fill("{{a", &values).is_err());
    }

    #[test]
    fn text_cannot_leave_its_attribute() {
        assert_eq!(escaped("a<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
    }
}
