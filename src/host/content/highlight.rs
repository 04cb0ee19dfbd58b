//! Code as lines of classed tokens; see [`protocol::Token`] for the classes.

use std::sync::LazyLock;

use protocol::{Line, Token};
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

/// The grammars of the languages that exercises show. Loaded once: a grammar
/// compiles each of its patterns when it first meets it, and keeps it.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The lines of a code example.
pub(crate) fn lines(language: &str, code: &str) -> Result<Vec<Line>, String> {
    let syntax = syntax(language)?;
    let has_types = matches!(language, "rust" | "python");
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut lines = Vec::new();
    for line in code.lines() {
        // The grammars expect each line to end with a newline.
        let ended = format!("{line}\n");
        let operations = state
            .parse_line(&ended, &SYNTAXES)
            .map_err(|error| format!("this {language} code cannot be highlighted: {error}"))?;
        let mut tokens = Line::new();
        let mut start = 0;
        for (at, operation) in operations {
            // The last operations may stand behind the added newline.
            let at = at.min(line.len());
            push(&mut tokens, &stack, &line[start..at], has_types);
            start = at;
            stack
                .apply(&operation)
                .map_err(|error| format!("the {language} grammar is broken: {error}"))?;
        }
        push(&mut tokens, &stack, &line[start..], has_types);
        lines.push(tokens);
    }
    Ok(lines)
}

fn syntax(language: &str) -> Result<&'static SyntaxReference, String> {
    const KNOWN: [(&str, &str); 5] = [
        ("rust", "rs"),
        ("python", "py"),
        ("json", "json"),
        ("sh", "sh"),
        ("text", "txt"),
    ];
    KNOWN
        .iter()
        .find(|(name, _)| *name == language)
        .and_then(|(_, extension)| SYNTAXES.find_syntax_by_extension(extension))
        .ok_or_else(|| {
            format!(
                "there is no highlighter for `{language}`; there are {}",
                exercises::harness::list(KNOWN.map(|(name, _)| name))
            )
        })
}

fn push(line: &mut Line, stack: &ScopeStack, code: &str, has_types: bool) {
    match class(stack, code) {
        Some(class) => push_token(line, class, code),
        None if !has_types => push_token(line, "", code),
        None => {
            for word in words(code) {
                push_token(line, class_of_word(word), word);
            }
        }
    }
}

fn push_token(line: &mut Line, class: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    match line.last_mut() {
        Some(Token(before, stretch)) if before == class => stretch.push_str(text),
        _ => line.push(Token(class.to_owned(), text.to_owned())),
    }
}

/// The class of a stretch of code: that of its innermost scope that has one.
fn class(stack: &ScopeStack, text: &str) -> Option<&'static str> {
    let scopes = stack.as_slice().iter().rev();
    scopes
        .map(|scope| scope.build_string())
        .find_map(|scope| class_of_scope(&scope, text))
}

fn class_of_scope(scope: &str, text: &str) -> Option<&'static str> {
    const CLASSES: [(&str, &str); 20] = [
        ("comment", "c"),
        ("string", "s"),
        ("constant.character", "s"),
        ("constant.numeric", "n"),
        ("constant.language", "k"),
        ("variable.language", "k"),
        ("meta.annotation", "m"),
        ("variable.annotation", "m"),
        ("support.macro", "m"),
        ("entity.name.macro", "m"),
        ("entity.name.function", "f"),
        ("support.function", "f"),
        ("variable.function", "f"),
        ("entity.name", "t"),
        ("entity.other.inherited-class", "t"),
        ("support.type", "t"),
        ("support.class", "t"),
        ("storage.type.numeric", "n"),
        ("storage", "k"),
        ("keyword", "k"),
    ];
    // Operators are left plain, unless they are words, like Python's `in`.
    let word = text.trim().starts_with(|c: char| c.is_ascii_alphabetic());
    if scope.starts_with("keyword.operator") && !word {
        return Some("");
    }
    // The Rust grammar calls `u64` what it calls `fn`.
    if scope.starts_with("storage.type") && !scope.contains("numeric") && is_primitive(text.trim())
    {
        return Some("t");
    }
    CLASSES
        .iter()
        .find(|(prefix, _)| {
            scope
                .strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
        .map(|(_, class)| *class)
}

fn is_primitive(word: &str) -> bool {
    const PRIMITIVES: [&str; 17] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "u8",
        "u16", "u32", "u64", "u128", "usize",
    ];
    PRIMITIVES.contains(&word)
}

/// The text cut into words and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let inside = is_word(rest.chars().next()?);
        let end = rest.find(|c| is_word(c) != inside).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The class of a word to which the grammar gives none: it leaves out names of
/// types that are only used, and Rust's `self`.
fn class_of_word(word: &str) -> &'static str {
    let named_as_type = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.contains(|c: char| c.is_ascii_lowercase());
    match word {
        "self" => "k",
        _ if named_as_type => "t",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(language: &str, code: &str) -> Vec<(String, String)> {
        let lines = lines(language, code).unwrap();
        let tokens = lines.into_iter().flatten();
        tokens
            .filter(|Token(class, _)| !class.is_empty())
            .map(|Token(class, text)| (class, text))
            .collect()
    }

    fn of_class(class: &str, language: &str, code: &str) -> Vec<String> {
        let classes = classes(language, code).into_iter();
        let of_class = classes.filter(|(token, _)| token == class);
        of_class.map(|(_, text)| text).collect()
    }

    #[test]
    fn rust_is_classed() {
        let code = "//! About.\n#[derive(Debug)]\nstruct P<'a> { x: &'a str, y: Vec<u8> }\n\
            impl P<'_> {\n fn a(&self) -> u64 {\n let s = \"a\\n\";\n println!(\"{s}\");\n \
            MAX.max(1_000u64) += 'c'\n}\n}\n";
        for (class, texts) in [
            ("c", vec!["//! About."]),
            ("m", vec!["#[derive(Debug)]", "println!"]),
            ("k", vec!["struct", "'a", "'a", "impl", "fn", "self", "let"]),
            ("t", vec!["P", "str", "Vec", "u8", "P", "u64"]),
            ("f", vec!["a", "max"]),
            ("s", vec!["\"a\\n\"", "\"{s}\"", "'c'"]),
            ("n", vec!["1_000u64"]),
        ] {
            assert_eq!(of_class(class, "rust", code), texts, "class {class}");
        }
    }

    #[test]
    fn python_is_classed() {
        let code = "class P:\n    def f(self, x=None):\n        self.x = 'a' in x  # hm\n";
        for (class, texts) in [
            ("k", vec!["class", "def", "self", "None", "self", "in"]),
            ("t", vec!["P"]),
            ("f", vec!["f"]),
            ("s", vec!["'a'"]),
            ("c", vec!["# hm"]),
        ] {
            assert_eq!(of_class(class, "python", code), texts, "class {class}");
        }
    }

    #[test]
    fn nothing_of_the_text_is_lost() {
        let code = include_str!("markdown/reader.rs");
        let lines = lines("rust", code).unwrap();
        let lines = lines.into_iter().map(|line| {
            line.into_iter()
                .map(|Token(_, text)| text)
                .collect::<String>()
                + "\n"
        });
        assert_eq!(lines.collect::<String>(), code);
    }

    #[test]
    fn neighbours_of_one_class_are_one_token() {
        for line in lines("rust", include_str!("mod.rs")).unwrap() {
            for pair in line.windows(2) {
                assert_ne!(pair[0].0, pair[1].0, "{pair:?}");
            }
        }
    }

    #[test]
    fn plain_text_stays_plain() {
        assert_eq!(classes("text", "Some Words, self"), []);
    }

    #[test]
    fn an_unknown_language_is_answered_with_the_known_ones() {
        let error = lines("klingon", "").unwrap_err();
        assert!(
            error.ends_with("there are `rust`, `python`, `json`, `sh` or `text`"),
            "{error}"
        );
    }
}
