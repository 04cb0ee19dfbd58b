//! The other commands: `list`, `serve` on a port that is taken, `build`.

use std::net::TcpListener;

use bytewise_tests::command::{printed, run};
use exercises::harness::Registered;

#[test]
fn the_list_has_every_exercise_in_every_format() {
    for format in ["table", "json", "csv"] {
        let text = printed(&["list", "--format", format]);
        let places: Vec<usize> = exercises::all()
            .map(<dyn Registered>::slug)
            .map(|slug| {
                let whole = |at: &usize| {
                    let is_end = |other: Option<char>| {
                        !other.is_some_and(|c| c == '-' || c.is_alphanumeric())
                    };
                    let (before, rest) = text.split_at(*at);
                    is_end(before.chars().next_back()) && is_end(rest[slug.len()..].chars().next())
                };
                let mut places = text.match_indices(slug).map(|(at, _)| at);
                places
                    .find(whole)
                    .unwrap_or_else(|| panic!("no {slug} in {text}"))
            })
            .collect();
        assert!(places.is_sorted(), "{format} is in another order: {text}");
    }
}

#[test]
fn the_list_for_programs_has_knobs_and_variants() {
    let text = printed(&["list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let text = list.to_string();
        assert!(text.contains(slug), "{text}");
        for variant in exercise.variants() {
            assert!(text.contains(variant), "no {variant} of {slug} in {text}");
        }
        for knob in exercise.knobs() {
            assert!(text.contains(&knob.name), "no {} of {slug}", knob.name);
        }
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = taken.local_addr().expect("its address").port().to_string();
    let output = run(&["serve", "--port", &port]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(errors.contains(&port), "{errors}");
    assert!(errors.contains("--port"), "no next step in {errors}");
}

#[test]
fn a_port_that_is_no_port_is_not_understood() {
    for port in ["http", "-1", "65536", ""] {
        let output = run(&["serve", &format!("--port={port}")]);
        assert_eq!(output.status.code(), Some(2), "{port}");
    }
}

#[test]
fn a_command_that_there_is_not_is_answered_with_help() {
    let output = run(&["mesure", "slots"]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("measure"), "{errors}");
}
