//! The compiler's messages come with places in the learner's own file.

use bytewise_tests::compiler::{built, refused};
use protocol::compile::{CompileClass, Diagnostic, DiagnosticLevel};

const START: &str = "use super::{Answer, Case};\npub fn solve(case: &Case) -> Answer {\n";

/// A file with this in place of `solve`'s body, and the errors of it.
fn errors(body: &str) -> (String, Vec<Diagnostic>) {
    let source = format!("{START}{body}\n}}\n");
    let refused = refused("slots", &source);
    assert_eq!(refused.class, CompileClass::CompileError, "{refused:?}");
    (source, refused.diagnostics)
}

fn at<'a>(source: &'a str, diagnostic: &Diagnostic) -> &'a str {
    let span = &diagnostic.spans[0];
    assert!(span.primary, "{diagnostic:?}");
    &source[span.start as usize..span.end as usize]
}

#[test]
fn an_error_names_its_place() {
    let (source, errors) = errors("    case.point.left() as f64");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].level, DiagnosticLevel::Error);
    assert_eq!(errors[0].code.as_deref(), Some("E0609"));
    assert_eq!(errors[0].spans[0].line, 3);
    assert_eq!(at(&source, &errors[0]), "point");
}

#[test]
fn places_count_bytes_as_the_page_sent_them() {
    for (name, before) in [
        ("a byte order mark", "\u{feff}"),
        ("carriage returns", "// one\r\n// two\r\n"),
        ("wide characters", "// ü€🦀\n"),
    ] {
        let source = format!("{before}{START}    case.point.into()\n}}\n");
        let refused = refused("slots", &source);
        assert_eq!(at(&source, &refused.diagnostics[0]), "point", "{name}");
    }
}

#[test]
fn a_proposed_change_can_be_made() {
    let (mut source, errors) = errors("    case.point.left() as f64");
    let change = &errors[0].suggestions[0].replacements;
    for replacement in change.iter().rev() {
        let range = replacement.start as usize..replacement.end as usize;
        source.replace_range(range, &replacement.text);
    }
    built("slots", &source);
}

#[test]
fn each_of_several_changes_is_one_of_its_own() {
    let (_, errors) = errors("    let map: HashMap<u8, u8> = HashMap::new();\n    0.0");
    let missing = errors.iter().find(|error| !error.suggestions.is_empty());
    let missing = missing.expect("an import is proposed");
    for suggestion in &missing.suggestions {
        assert_eq!(suggestion.replacements.len(), 1, "{suggestion:?}");
    }
}

#[test]
fn an_error_in_a_macro_is_placed_where_it_is_used() {
    let (source, errors) = errors("    println!(\"{}\", Case { points: 1 });\n    0.0");
    assert_eq!(errors[0].spans[0].line, 3);
    assert!(at(&source, &errors[0]).contains("Case"), "{errors:?}");
}

#[test]
fn a_file_without_solve_says_what_the_lab_calls() {
    let refused = refused("slots", "pub fn sovle() {}\n");
    let notes = &refused.diagnostics[0].notes;
    assert!(
        notes
            .iter()
            .any(|note| note.contains("pub fn solve(case: &Case)")),
        "{refused:?}"
    );
}

#[test]
fn a_warning_comes_with_the_modules() {
    let source = format!("{START}    let unused = 1;\n    case.points.left() as f64\n}}\n");
    let built = built("slots", &source);
    assert_eq!(built.diagnostics.len(), 1, "{:?}", built.diagnostics);
    assert_eq!(built.diagnostics[0].level, DiagnosticLevel::Warning);
    assert_eq!(at(&source, &built.diagnostics[0]), "unused");
}

#[test]
fn fifty_are_told_and_the_rest_counted() {
    let errors = "    nothing;\n".repeat(60);
    let source = format!("{START}{errors}\n}}\n");
    let refused = refused("slots", &source);
    assert_eq!(refused.diagnostics.len(), 50);
    assert!(refused.more >= 10, "{}", refused.more);
}

#[test]
fn an_error_deep_within_macros_is_told_at_its_use() {
    let count = "macro_rules! count { () => {0}; ($h:tt $($t:tt)*) => {1 + count!($($t)*)} }";
    let (_, errors) = errors(&format!("    {count}\n    count!({})", "x ".repeat(200)));
    let deep = errors.iter().find(|error| {
        let deep = error.message.contains("recursion limit reached");
        deep && error.spans.iter().any(|span| span.line == 3)
    });
    assert!(deep.is_some(), "{errors:?}");
}
