use futures_util::FutureExt;

use super::*;

/// A queue with so many places in its quick lane, and one in the other.
fn queue(quick: usize) -> Arc<Queue> {
    Queue::new(Lanes { quick, slow: 1 })
}

fn now<T>(future: impl Future<Output = T>) -> Option<T> {
    future.now_or_never()
}

/// A place for a new job of that learner.
fn place(queue: &Arc<Queue>, learner: &Learner) -> Result<Place, Full> {
    let name = queue.state().next.to_string();
    queue.place(learner, &name)
}

/// The turn, which has come.
fn turn(place: Place) -> Turn {
    let turn = now(place.turn()).expect("it is its turn");
    turn.expect("nobody took the place")
}

fn at(address: &str) -> Learner {
    Learner::at(address)
}

fn tab(name: &str) -> Learner {
    at("shared").in_tab(name)
}

/// Has a learner's jobs cost so much.
fn charge(queue: &Arc<Queue>, learner: &Learner, seconds: f64) {
    let time = Duration::from_secs_f64(seconds);
    queue.state().accounts.charge(learner, time, Instant::now());
}

/// The order in which those who wait get their turns.
fn order(queue: &Arc<Queue>, running: Turn, learners: &[&Learner]) -> Vec<usize> {
    let mut waiting: Vec<_> = learners
        .iter()
        .map(|learner| Some(Box::pin(place(queue, learner).expect("a place").turn())))
        .collect();
    drop(running);
    let mut order = Vec::new();
    while order.len() < learners.len() {
        let mut came = None;
        for (index, one) in waiting.iter_mut().enumerate() {
            if let Some(turn) = one.as_mut().and_then(now) {
                *one = None;
                came = Some((index, turn.expect("nobody took the place")));
                break;
            }
        }
        let (index, turn) = came.expect("somebody is next");
        order.push(index);
        drop(turn);
    }
    order
}

#[test]
fn a_learner_has_one_running_and_one_waiting() {
    let queue = queue(4);
    let running = turn(place(&queue, &at("a")).unwrap());
    let waiting = place(&queue, &at("a")).unwrap();
    assert_eq!(place(&queue, &at("a")).unwrap_err(), Full::Learner);
    assert!(place(&queue, &at("b")).is_ok());
    let mut waiting = Box::pin(waiting.turn());
    assert!(now(&mut waiting).is_none());
    drop(running);
    assert!(now(&mut waiting).is_some());
}

#[test]
fn tabs_of_one_address_are_learners_of_their_own() {
    let queue = queue(4);
    let _first = turn(place(&queue, &tab("1")).unwrap());
    let _other = turn(place(&queue, &tab("2")).unwrap());
    let _waits = place(&queue, &tab("1")).unwrap();
    assert_eq!(place(&queue, &tab("1")).unwrap_err(), Full::Learner);
    assert!(place(&queue, &tab("2")).is_ok());
    assert!(place(&queue, &at("shared")).is_ok());
}

#[test]
fn the_address_whose_learners_cost_least_goes_first() {
    let queue = queue(1);
    charge(&queue, &at("dear"), 9.0);
    charge(&queue, &at("cheap"), 0.4);
    let running = turn(place(&queue, &at("first")).unwrap());
    let order = order(&queue, running, &[&at("dear"), &at("cheap"), &at("new")]);
    assert_eq!(order, [2, 1, 0]);
}

#[test]
fn an_address_stands_for_those_who_are_known_there() {
    let queue = queue(1);
    for name in 0..30 {
        charge(&queue, &tab(&name.to_string()), 0.5);
    }
    charge(&queue, &at("other"), 1.0);
    let running = turn(place(&queue, &at("first")).unwrap());
    assert_eq!(order(&queue, running, &[&at("other"), &tab("3")]), [1, 0]);
    // A tab that nobody knows is not one of them.
    for name in 0..30 {
        charge(&queue, &at("names").in_tab(&name.to_string()), 3.0);
    }
    let running = turn(place(&queue, &at("first")).unwrap());
    let names = at("names").in_tab("3");
    assert_eq!(order(&queue, running, &[&names, &at("other")]), [1, 0]);
}

#[test]
fn of_one_address_who_cost_little_goes_before_one_who_is_not_known() {
    let queue = queue(1);
    charge(&queue, &tab("cheap"), 0.4);
    charge(&queue, &tab("dear"), 8.0);
    let running = turn(place(&queue, &at("first")).unwrap());
    let order = order(
        &queue,
        running,
        &[&tab("dear"), &tab("new"), &tab("cheap"), &tab("other-new")],
    );
    assert_eq!(order, [2, 1, 3, 0]);
}

#[test]
fn a_job_goes_by_the_one_of_its_learners_who_goes_first() {
    let queue = queue(1);
    charge(&queue, &at("dear"), 9.0);
    charge(&queue, &at("other"), 3.0);
    let running = turn(place(&queue, &at("first")).unwrap());
    let shared = queue.place(&at("dear"), "shared").unwrap();
    let mut other = Box::pin(place(&queue, &at("other")).unwrap().turn());
    queue.join(&at("new"), "shared");
    drop(running);
    assert!(now(&mut other).is_none());
    drop(turn(shared));
    assert!(now(&mut other).is_some());
}

#[test]
fn who_joins_a_job_whose_learner_is_busy_starts_it() {
    let queue = queue(2);
    let _running = turn(place(&queue, &at("busy")).unwrap());
    let waits = queue.place(&at("busy"), "shared").unwrap();
    let mut waits = Box::pin(waits.turn());
    assert!(now(&mut waits).is_none());
    queue.join(&at("free"), "shared");
    assert!(now(&mut waits).is_some());
}

#[test]
fn who_finds_no_place_goes_before_those_who_come_later() {
    let queue = queue(1);
    let all: Vec<Place> = (0..=PLACES)
        .map(|number| place(&queue, &at(&number.to_string())).unwrap())
        .collect();
    assert_eq!(place(&queue, &at("early")).unwrap_err(), Full::Everyone);
    assert_eq!(place(&queue, &at("late")).unwrap_err(), Full::Everyone);
    let mut all = all.into_iter();
    let running = turn(all.next().unwrap());
    let mut rest: Vec<Place> = all.collect();
    rest.pop();
    // The late one asks more often, and the early one still goes first.
    let late = place(&queue, &at("late")).unwrap();
    let early = place(&queue, &at("early")).unwrap();
    let mut late = Box::pin(late.turn());
    assert_eq!(now(&mut late).map(Result::err), Some(Some(Full::Everyone)));
    drop(rest);
    drop(running);
    drop(turn(early));
}

#[test]
fn a_flood_gives_way_to_who_costs_less() {
    let queue = queue(1);
    let running = turn(place(&queue, &tab("runs")).unwrap());
    let flood: Vec<Place> = (1..OF_AN_ADDRESS)
        .map(|number| place(&queue, &tab(&format!("flood-{number}"))).unwrap())
        .collect();
    // One more of the same is turned away, and others find a place.
    assert_eq!(place(&queue, &tab("more")).unwrap_err(), Full::Address);
    assert!(place(&queue, &at("other")).is_ok());
    charge(&queue, &tab("known"), 0.4);
    let known = place(&queue, &tab("known")).unwrap();
    drop(running);
    drop(turn(known));
    let turned_away = flood.into_iter().filter_map(|place| now(place.turn()));
    let turned_away: Vec<Full> = turned_away.filter_map(Result::err).collect();
    assert_eq!(turned_away, [Full::Address]);
}

#[test]
fn a_job_that_is_dropped_while_it_waits_leaves_no_trace() {
    let queue = queue(1);
    let running = turn(place(&queue, &at("a")).unwrap());
    let mut waiting = Box::pin(place(&queue, &at("b")).unwrap().turn());
    assert!(now(&mut waiting).is_none());
    drop(waiting);
    // One whose turn came, and who never took it.
    let came = place(&queue, &at("c")).unwrap();
    drop(running);
    drop(came);
    let state = queue.state();
    assert!(state.waiting.is_empty() && state.running.is_empty());
    assert_eq!(state.free, queue.lanes);
}

#[test]
fn a_long_job_makes_room_for_who_costs_less_and_for_nobody_else() {
    let queue = queue(1);
    let long = turn(place(&queue, &at("long")).unwrap());
    charge(&queue, &at("long"), 5.0);
    assert!(!long.must_make_room());
    charge(&queue, &at("dear"), 50.0);
    let dear = place(&queue, &at("dear")).unwrap();
    assert!(!long.must_make_room());
    let cheap = place(&queue, &at("cheap")).unwrap();
    assert!(long.must_make_room());
    let long = long.slow_down().expect("there is room in the slow lane");
    let cheap = turn(cheap);
    // The slow lane is full now: the next one gives its turn up.
    charge(&queue, &at("cheap"), 100.0);
    assert!(cheap.must_make_room());
    let again = cheap.slow_down().unwrap_err().wait_for_slow();
    let dear = turn(dear);
    let mut again = Box::pin(again.turn());
    assert!(now(&mut again).is_none());
    drop(dear);
    assert!(now(&mut again).is_none(), "it goes on in the quick lane");
    drop(long);
    let again = now(&mut again).expect("there is room").unwrap();
    assert_eq!(again.speed(), Speed::Lowest);
    drop(again);
    let state = queue.state();
    assert_eq!(state.free, queue.lanes);
}

#[test]
fn memory_for_few_jobs_is_divided() {
    for (by_memory, quick, slow) in [
        (0, 1, 0),
        (1, 1, 0),
        (2, 1, 1),
        (3, 2, 1),
        (5, 3, 2),
        (99, 3, 2),
    ] {
        assert_eq!(lanes(3, by_memory), Lanes { quick, slow }, "{by_memory}");
    }
}
