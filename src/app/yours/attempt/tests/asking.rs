//! The host's answers to a press, and when it is asked again.

use super::*;

fn busy(seconds: u32, said: &str) -> Reply {
    Reply::Busy {
        seconds,
        said: said.into(),
    }
}

#[test]
fn a_busy_host_is_asked_for_minutes_but_not_for_ever() {
    let mut attempt = started();
    let mut waited = 0;
    let mut asked = 0;
    while let Step::Compiling(_) = attempt.step() {
        asked += 1;
        attempt.hear(1, busy(1, "wait"));
        if let Step::Queued(queue, seconds) = attempt.step() {
            waited += seconds;
            assert_eq!((queue.waited, &*queue.said), (waited, "wait"));
        }
        attempt.ask_again(1);
    }
    assert!((300..310).contains(&waited), "{waited}");
    assert!(asked > 60, "{asked}");
    assert_eq!(attempt.step(), &Step::Barred(Barred::Busy("wait".into())));
}

#[test]
fn a_host_says_itself_when_it_is_to_be_asked_again() {
    let mut attempt = started();
    attempt.hear(1, busy(30, ""));
    let Step::Queued(_, seconds) = attempt.step() else {
        panic!("{:?}", attempt.step());
    };
    assert_eq!(*seconds, 30);
    attempt.ask_again(2);
    assert!(
        matches!(attempt.step(), Step::Queued(..)),
        "it is another press"
    );
    attempt.ask_again(1);
    attempt.hear(1, built());
    assert_eq!(attempt.step(), &Step::Built);
}

#[test]
fn a_host_that_is_there_bars_nothing() {
    for (reply, after) in [
        (Reply::Absent, Step::Idle),
        (Reply::Locked, Step::Idle),
        (Reply::Unreachable("why".to_owned()), Step::Idle),
    ] {
        let mut attempt = started();
        attempt.hear(1, reply);
        assert!(matches!(attempt.step(), Step::Barred(_)));
        attempt.unbar();
        assert_eq!(attempt.step(), &after);
    }
    let mut attempt = started();
    attempt.bar(Barred::TooLong(70_000));
    attempt.unbar();
    assert_eq!(attempt.step(), &Step::Barred(Barred::TooLong(70_000)));
}

#[test]
fn only_the_newest_press_is_heard() {
    let mut attempt = started();
    attempt.start("other", &case(10), 8);
    attempt.hear(1, built());
    assert!(matches!(attempt.step(), Step::Compiling(_)));
    attempt.stop();
    attempt.hear(2, built());
    assert_eq!(attempt.step(), &Step::Stopped);
}

#[test]
fn a_refusal_leaves_the_figures_of_the_draft_before() {
    let mut attempt = begun();
    finish(&mut attempt, 24);
    attempt.start("broken", &case(10), 8);
    attempt.hear(
        2,
        Reply::Refused(Rc::new(Refused {
            class: CompileClass::CompileError,
            message: "no".to_owned(),
            diagnostics: Vec::new(),
            more: 0,
        })),
    );
    assert_eq!(attempt.verdict(), None);
    let source = attempt.measured().map(|measured| measured.source.clone());
    assert_eq!(source.as_deref(), Some("mine"));
    attempt.start("broken", &case(11), 8);
    assert_eq!(attempt.measured(), None, "they are of another case");
}

#[test]
fn the_seed_stays_until_its_cases_are_answered_right() {
    let mut attempt = begun();
    let key = attempt.live().expect("it runs").key();
    attempt.cut(key, failure(FailureKind::Panic));
    attempt.start("mine", &case(10), 8);
    assert_eq!(attempt.seed(), 7);
    attempt.hear(2, built());
    attempt.begin(2, None);
    finish(&mut attempt, 24);
    attempt.start("mine", &case(10), 9);
    assert_eq!(attempt.seed(), 9);
}
