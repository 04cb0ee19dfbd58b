//! Requests that cannot be run come back as sentences that say what is valid.

use bytewise_tests::lab::Lab;
use exercises::TRACKS;
use exercises::harness::{Registered, list};

fn refusal(request: &str) -> String {
    Lab::named("slots").refusal(request.as_bytes())
}

/// The answer of the module that has the exercise.
fn refusal_of(exercise: &dyn Registered, request: &str) -> String {
    Lab::counting(exercise).refusal(request.as_bytes())
}

#[test]
fn an_empty_request_is_named() {
    let message = refusal("");
    assert!(
        message.starts_with("the request is no valid JSON request: "),
        "{message}"
    );
}

#[test]
fn a_request_that_is_not_json_is_named_with_the_place() {
    for request in [
        "slots",
        "{",
        "\u{0}\u{1}",
        r#"{"exercise":"slots"}"#,
        r#"{"exercise":"slots","variant":"naive","case":{"points":-1}}"#,
        r#"{"exercise":"slots","variant":"naive","case":{"points":1.5}}"#,
        r#"{"exercise":"slots","variant":"naive","case":{},"more":1}"#,
    ] {
        let message = refusal(request);
        assert!(
            message.starts_with("the request is no valid JSON request: ")
                && message.contains("line 1 column"),
            "{request:?} was answered by: {message}"
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let message = Lab::named("slots").refusal(&[0xff, 0xfe, 0x80]);
    assert!(
        message.starts_with("the request is no valid JSON request: "),
        "{message}"
    );
}

#[test]
fn an_unknown_exercise_is_answered_with_those_of_the_track() {
    assert_eq!(
        refusal(r#"{"exercise":"slot","variant":"naive","case":{}}"#),
        format!(
            "this module has no exercise `slot`; it has {}",
            list(TRACKS[0].exercises.iter().map(|exercise| exercise.slug()))
        )
    );
}

#[test]
fn an_unknown_variant_is_answered_with_those_that_there_are() {
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let case = serde_json::to_string(&exercise.default_case()).expect("a case is plain data");
        assert_eq!(
            refusal_of(
                exercise,
                &format!(r#"{{"exercise":"{slug}","variant":"fastest","case":{case}}}"#)
            ),
            format!(
                "`{slug}` has no variant `fastest`; it has {}",
                list(exercise.variants())
            )
        );
    }
}

#[test]
fn an_unknown_knob_is_answered_with_those_that_there_are() {
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let knobs = exercise.knobs();
        assert_eq!(
            refusal_of(
                exercise,
                &format!(r#"{{"exercise":"{slug}","variant":"naive","case":{{"colour":1}}}}"#)
            ),
            format!(
                "`{slug}` has no knob `colour`; it has {}",
                list(knobs.iter().map(|knob| knob.name.as_str()))
            )
        );
    }
}

#[test]
fn a_missing_knob_is_named() {
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let first = &exercise.knobs()[0].name;
        assert_eq!(
            refusal_of(
                exercise,
                &format!(r#"{{"exercise":"{slug}","variant":"naive","case":{{}}}}"#)
            ),
            format!("the request gives `{slug}` no value for its knob `{first}`")
        );
    }
}

#[test]
fn a_value_out_of_range_is_named_with_the_range() {
    for exercise in exercises::all() {
        for knob in exercise.knobs() {
            let mut case = exercise.default_case();
            let too_large = knob.max + 1;
            case.insert(knob.name.clone(), too_large);
            let case = serde_json::to_string(&case).expect("a case is plain data");
            let error = knob.check(too_large).expect_err("it is out of range");
            assert_eq!(
                refusal_of(
                    exercise,
                    &format!(
                        r#"{{"exercise":"{}","variant":"naive","case":{case}}}"#,
                        exercise.slug()
                    )
                ),
                error.to_string()
            );
        }
    }
}
