//! Code as lines of classed tokens; see [`protocol::Token`] for the classes.

use protocol::{Line, Token};
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

/// Knows the grammars of the languages that exercises show.
pub(crate) struct Highlighter {
    syntaxes: SyntaxSet,
}

impl Highlighter {
    pub(crate) fn load() -> Self {
        Self {
            syntaxes: SyntaxSet::load_defaults_newlines(),
        }
    }

    /// The lines of a code example.
    pub(crate) fn lines(&self, language: &str, code: &str) -> Result<Vec<Line>, String> {
        let syntax = self.syntax(language)?;
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        let mut lines = Vec::new();
        for line in code.lines() {
            // The grammars expect each line to end with a newline.
            let ended = format!("{line}\n");
            let operations = state
                .parse_line(&ended, &self.syntaxes)
                .map_err(|error| format!("this {language} code cannot be highlighted: {error}"))?;
            let mut tokens = Line::new();
            let mut start = 0;
            for (at, operation) in operations {
                push(
                    &mut tokens,
                    &stack,
                    &line[start.min(line.len())..at.min(line.len())],
                );
                start = at;
                stack
                    .apply(&operation)
                    .map_err(|error| format!("the {language} grammar is broken: {error}"))?;
            }
            push(&mut tokens, &stack, &line[start.min(line.len())..]);
            lines.push(tokens);
        }
        Ok(lines)
    }

    fn syntax(&self, language: &str) -> Result<&SyntaxReference, String> {
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
            .and_then(|(_, extension)| self.syntaxes.find_syntax_by_extension(extension))
            .ok_or_else(|| {
                format!(
                    "there is no highlighter for `{language}`; there are {}",
                    exercises::harness::list(KNOWN.map(|(name, _)| name))
                )
            })
    }
}

fn push(line: &mut Line, stack: &ScopeStack, text: &str) {
    if text.is_empty() {
        return;
    }
    let class = class(stack, text);
    match line.last_mut() {
        Some(Token(before, stretch)) if before == class => stretch.push_str(text),
        _ => line.push(Token(class.to_owned(), text.to_owned())),
    }
}

/// The class of a stretch of code: that of its innermost scope that has one.
fn class(stack: &ScopeStack, text: &str) -> &'static str {
    stack
        .as_slice()
        .iter()
        .rev()
        .find_map(|scope| class_of_scope(&scope.build_string(), text))
        .unwrap_or("")
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
        ("storage", "k"),
        ("keyword", "k"),
        ("punctuation", ""),
    ];
    // Operators are left plain, unless they are words, like Python's `in`.
    let word = text.trim().starts_with(|c: char| c.is_ascii_alphabetic());
    if scope.starts_with("keyword.operator") && !word {
        return Some("");
    }
    // The Rust grammar calls `u64` what it calls `fn`.
    if scope.starts_with("storage.type") && is_primitive(text.trim()) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(language: &str, code: &str) -> Vec<(String, String)> {
        let lines = Highlighter::load().lines(language, code).unwrap();
        let tokens = lines.into_iter().flatten();
        tokens
            .filter(|Token(class, _)| !class.is_empty())
            .map(|Token(class, text)| (class, text))
            .collect()
    }

    #[test]
    fn show() {
        for l in Highlighter::load()
            .lines("rust", include_str!("../../../exercises/slots/naive.rs"))
            .unwrap()
        {
            println!("{l:?}");
        }
        for l in Highlighter::load().lines("rust", "#[derive(Debug)]\nstruct P<'a> { x: &'a str, y: Vec<u8> }\nimpl P<'_> { fn a(&self) -> Option<u64> { let s = \"a\\n\"; println!(\"{s}\"); Some(1_000u64) } }\nconst MAX: usize = 3;").unwrap() { println!("{l:?}"); }
        for l in Highlighter::load().lines("python", "class P:\n    __slots__ = ('x',)\n    def __init__(self, x=None):\n        self.x = x  # hey\nfor i in range(10): print(f'{i}')\n").unwrap() { println!("{l:?}"); }
        assert!(classes("text", "").is_empty());
    }
}
