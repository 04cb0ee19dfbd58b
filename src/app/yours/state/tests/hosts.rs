//! The reports of the compile host that a desk hears.

use super::*;

#[test]
fn a_press_without_a_host_says_how_to_start_one_but_alarms_once() {
    let run = |press| {
        [
            Event::Typed("mine".to_owned()),
            Event::Run(samples::case(1), 7),
            Event::Replied(press, Reply::Absent),
        ]
    };
    let desk = told(desk(), run(1));
    assert_eq!(*desk.host(), HostState::Absent);
    assert!(!desk.attempt().is_busy() && !desk.is_barred_as_before());
    let desk = told(desk, run(2));
    assert!(desk.is_barred_as_before());
    let unreachable = Event::Replied(3, Reply::Unreachable("why".to_owned()));
    let desk = told(desk, [Event::Run(samples::case(1), 7), unreachable]);
    assert!(!desk.is_barred_as_before());
    assert_eq!(*desk.host(), HostState::Unreachable("why".to_owned()));
}

/// Tells the desk the state that the newest look shows.
fn heard(desk: State, host: HostState) -> State {
    let nth = desk.look().nth;
    told(desk, [Event::Host(nth, host)])
}

fn ready(problem: Option<&str>) -> HostState {
    HostState::Ready(HostStatus {
        compiler: None,
        sandboxed: true,
        problem: problem.map(str::to_owned),
    })
}

const PREPARING: Option<&str> = Some("it prepares itself");

#[test]
fn a_host_that_is_ready_takes_back_what_barred() {
    let run = [
        Event::Open,
        Event::Run(samples::case(1), 7),
        Event::Replied(1, Reply::Locked),
    ];
    let desk = told(desk(), run);
    assert!(matches!(
        desk.attempt().step(),
        Step::Barred(Barred::Locked)
    ));
    let still = heard(desk.clone(), ready(PREPARING));
    assert!(matches!(still.attempt().step(), Step::Barred(_)));
    let idle = heard(desk, ready(None));
    assert_eq!(idle.attempt().step(), &Step::Idle);
}

#[test]
fn a_host_that_prepares_itself_is_looked_at_until_it_is_ready() {
    let desk = told(desk(), [Event::Open]);
    let look = |nth, unasked| Look { nth, unasked };
    assert_eq!(desk.look(), look(1, 0));
    let desk = heard(desk, ready(PREPARING));
    assert_eq!(desk.look(), look(2, 1), "after some seconds");
    let pressed = told(desk.clone(), [Event::AskHost]);
    assert_eq!(pressed.look(), look(3, 0), "at once");
    let late = told(pressed, [Event::Host(2, HostState::Absent)]);
    assert_eq!(late.host(), &ready(PREPARING), "it is of a look before");

    let known = heard(desk.clone(), ready(None));
    assert_eq!((known.look(), known.host()), (look(2, 1), &ready(None)));
    let mut again = desk;
    for _ in 0..1_000 {
        again = heard(again, ready(PREPARING));
    }
    assert!(again.look().nth < 300, "not for ever: {:?}", again.look());
}

#[test]
fn what_the_host_answers_to_a_press_makes_the_page_look_again() {
    let run = || Event::Run(samples::case(1), 7);
    let busy = || Reply::Busy {
        seconds: 1,
        said: "".into(),
    };
    let refused = || {
        Reply::Refused(Rc::new(Refused {
            class: CompileClass::CompileError,
            message: String::new(),
            diagnostics: Vec::new(),
            more: 0,
        }))
    };
    for (known, reply, looks) in [
        (ready(None), busy(), 0),
        (ready(None), refused(), 0),
        // It is looked at anyway.
        (ready(PREPARING), busy(), 1),
        (ready(PREPARING), refused(), 2),
        (HostState::Absent, busy(), 1),
        (HostState::Locked, refused(), 1),
        (HostState::Unreachable(String::new()), refused(), 1),
    ] {
        let opened = told(desk(), [Event::Open]);
        let before = opened.look().nth;
        let desk = told(heard(opened, known), [run(), Event::Replied(1, reply)]);
        assert_eq!(desk.look().nth - before, looks, "{:?}", desk.host());
    }
}
