//! Small edits of Rust source, made on its tokens.

use std::collections::BTreeSet;
use std::ops::Range;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Some bytes of a source, and what takes their place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    start: usize,
    end: usize,
    with: String,
}

impl Edit {
    fn new(bytes: Range<usize>, with: impl Into<String>) -> Self {
        Self {
            start: bytes.start,
            end: bytes.end,
            with: with.into(),
        }
    }

    /// The source with this edit.
    pub(super) fn applied(&self, source: &str) -> String {
        [&source[..self.start], &self.with, &source[self.end..]].concat()
    }

    /// The line, and what became of it.
    pub(super) fn described(&self, source: &str) -> String {
        let line = 1 + source[..self.start].matches('\n').count();
        let old = &source[self.start..self.end];
        format!("  line {line}: `{old}` becomes `{}`", self.with)
    }
}

/// A source as its tokens, which are the same however it is formatted.
pub(super) fn tokens(source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    flatten(parsed(source), &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, into: &mut Vec<String>) {
    for token in stream {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                into.push(open.to_owned());
                flatten(group.stream(), into);
                into.push(close.to_owned());
            }
            // A comma before a closing bracket is the formatter's affair, and a
            // file's own documentation is prose.
            token => into.push(token.to_string()),
        }
    }
}

fn parsed(source: &str) -> TokenStream {
    let code: Vec<&str> = source
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        })
        .collect();
    TokenStream::from_str(&code.join("\n"))
        .unwrap_or_else(|error| panic!("a version is not Rust: {error}"))
}

/// All small edits of a source, by their place.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut edits = BTreeSet::new();
    let stream = TokenStream::from_str(source)
        .unwrap_or_else(|error| panic!("the starter is not Rust: {error}"));
    collect(source, stream, &mut edits);
    edits.into_iter().collect()
}

fn collect(source: &str, stream: TokenStream, edits: &mut BTreeSet<Edit>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    operators(source, &tokens, edits);
    for token in &tokens {
        match token {
            TokenTree::Literal(literal) => numbers(&literal.to_string(), bytes(token), edits),
            TokenTree::Ident(name) => narrower(&name.to_string(), bytes(token), edits),
            TokenTree::Group(_) | TokenTree::Punct(_) => {}
        }
    }
    calls(&tokens, edits);
    for token in tokens {
        if let TokenTree::Group(group) = token {
            if group.delimiter() == Delimiter::Brace {
                statements(source, &group, edits);
            }
            collect(source, group.stream(), edits);
        }
    }
}

fn bytes(token: &TokenTree) -> Range<usize> {
    token.span().byte_range()
}

/// Another operator in place of each.
fn operators(source: &str, tokens: &[TokenTree], edits: &mut BTreeSet<Edit>) {
    const OTHERS: [(&str, &str); 15] = [
        ("+=", "-="),
        ("-=", "+="),
        ("*=", "+="),
        ("==", "!="),
        ("!=", "=="),
        ("<=", "<"),
        (">=", ">"),
        ("&&", "||"),
        ("||", "&&"),
        ("..=", ".."),
        ("+", "-"),
        ("-", "+"),
        ("*", "+"),
        ("<", "<="),
        (">", ">="),
    ];
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let TokenTree::Punct(_) = token else {
            at += 1;
            continue;
        };
        // Operators of several characters are several tokens side by side.
        let start = bytes(token).start;
        let rest = &source[start..];
        let blank_before = source[..start].ends_with(char::is_whitespace);
        let found = OTHERS.iter().find(|(operator, _)| {
            // A `<` or a `-` without a blank on both sides is no comparison and
            // no difference.
            let after = rest.strip_prefix(operator);
            let spaced = blank_before && after.is_some_and(|rest| rest.starts_with(' '));
            after.is_some() && (spaced || *operator == "..=")
        });
        if let Some((operator, other)) = found {
            edits.insert(Edit::new(start..start + operator.len(), *other));
            at += operator.len();
        } else {
            at += 1;
        }
    }
}

/// Each number one higher, and 0.
fn numbers(literal: &str, bytes: Range<usize>, edits: &mut BTreeSet<Edit>) {
    let digits = literal.replace('_', "");
    if let Ok(number) = digits.parse::<u64>() {
        edits.insert(Edit::new(bytes.clone(), (number + 1).to_string()));
        if number > 1 {
            edits.insert(Edit::new(bytes, "0"));
        }
    }
}

/// A narrower type in place of each.
fn narrower(name: &str, bytes: Range<usize>, edits: &mut BTreeSet<Edit>) {
    let others: &[&str] = match name {
        "u64" | "usize" => &["u32", "u8"],
        "u32" => &["u16", "u8"],
        "i64" => &["i32"],
        "f64" => &["f32"],
        _ => &[],
    };
    for other in others {
        edits.insert(Edit::new(bytes.clone(), *other));
    }
}

/// Each method's call taken out of its chain: `.collect()`, `.clone()`.
fn calls(tokens: &[TokenTree], edits: &mut BTreeSet<Edit>) {
    for window in tokens.windows(3) {
        if let [
            TokenTree::Punct(dot),
            TokenTree::Ident(_),
            TokenTree::Group(arguments),
        ] = window
            && dot.as_char() == '.'
            && arguments.delimiter() == Delimiter::Parenthesis
        {
            let start = dot.span().byte_range().start;
            let end = arguments.span().byte_range().end;
            edits.insert(Edit::new(start..end, ""));
        }
    }
}

/// Each statement of a block deleted, and each exchanged with the next.
fn statements(source: &str, block: &Group, edits: &mut BTreeSet<Edit>) {
    let mut statements: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    let tokens: Vec<TokenTree> = block.stream().into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let from = *start.get_or_insert(bytes(token).start);
        let ends = match token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            // A loop or a condition needs no semicolon.
            TokenTree::Group(group) => {
                let next = tokens.get(at + 1);
                let goes_on = next.is_none_or(|next| match next {
                    TokenTree::Punct(_) => true,
                    TokenTree::Ident(name) => name == "else",
                    TokenTree::Group(_) | TokenTree::Literal(_) => false,
                });
                group.delimiter() == Delimiter::Brace && !goes_on
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        if ends {
            statements.push(from..bytes(token).end);
            start = None;
        }
    }
    for statement in &statements {
        edits.insert(Edit::new(statement.clone(), ""));
    }
    for pair in statements.windows(2) {
        let [one, other] = [&pair[0], &pair[1]].map(|bytes| &source[bytes.clone()]);
        let between = &source[pair[0].end..pair[1].start];
        let exchanged = [other, between, one].concat();
        edits.insert(Edit::new(pair[0].start..pair[1].end, exchanged));
    }
}
