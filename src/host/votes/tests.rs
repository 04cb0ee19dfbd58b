//! The room by itself: every order of requests, and every limit.

use super::*;

const FROM: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 7));

fn poll(round: u32, shown: bool) -> Poll {
    Poll {
        begun: 1,
        slug: "slots".to_owned(),
        question: 0,
        round,
        shown,
        ask: "How many bytes?".to_owned(),
        choices: ["24", "48", "64"].map(str::to_owned).to_vec(),
    }
}

fn ballot(poll: u64, voter: u128, choice: u32, turn: u32) -> Ballot {
    Ballot {
        poll,
        voter: format!("{voter:032x}"),
        choice,
        turn,
    }
}

fn number(room: &Room) -> u64 {
    room.asked().poll.expect("a question is asked").number
}

/// A room that votes, and the time.
fn voting() -> (Room, Instant) {
    let mut room = Room::default();
    room.lead(Some(poll(0, false))).unwrap();
    (room, Instant::now())
}

#[test]
fn in_whatever_order_and_however_many_times_votes_come_the_last_choice_counts_once() {
    arbtest::arbtest(|input| {
        let (mut room, now) = voting();
        let number = number(&room);
        // Each voter chooses a few times; the newest turn is what counts.
        let mut sent = Vec::new();
        let mut expected = [0; 3];
        for voter in 0..input.int_in_range(1..=8)? {
            let turns = input.int_in_range(1..=4)?;
            for turn in 1..=turns {
                let choice = input.int_in_range(0..=2)?;
                sent.push(ballot(number, voter, choice, turn));
                if turn == turns {
                    expected[choice as usize] += 1;
                }
            }
        }
        let mut delivered = sent.clone();
        for _ in 0..input.int_in_range(0..=12)? {
            delivered.push(input.choose(&sent)?.clone());
        }
        while !delivered.is_empty() {
            let at = input.choose_index(delivered.len())?;
            let ballot = delivered.swap_remove(at);
            let held = room.vote(&ballot, FROM, now).unwrap();
            assert!(held.turn >= ballot.turn);
        }
        assert_eq!(room.counts()[0], expected);
        Ok(())
    })
    .budget_ms(200);
}

#[test]
fn no_count_is_told_before_the_result_is_shown() {
    let (mut room, now) = voting();
    let version = room.version();
    let first = number(&room);
    room.vote(&ballot(first, 1, 2, 1), FROM, now).unwrap();
    assert_eq!(room.asked().poll.unwrap().counts, None);
    assert_eq!(room.version(), version, "phones are not told of a vote");
    room.lead(Some(poll(0, true))).unwrap();
    assert_ne!(room.version(), version);
    let counts = room.asked().poll.unwrap().counts.unwrap();
    assert_eq!(counts, [[0, 0, 1], [0, 0, 0]]);
    // The second round hides the first again.
    room.lead(Some(poll(1, false))).unwrap();
    assert_eq!(room.asked().poll.unwrap().counts, None);
}

#[test]
fn both_rounds_are_counted_apart_and_a_vote_for_another_round_is_refused() {
    let (mut room, now) = voting();
    let first = number(&room);
    room.vote(&ballot(first, 1, 0, 1), FROM, now).unwrap();
    room.lead(Some(poll(0, true))).unwrap();
    let late = room.vote(&ballot(first, 2, 0, 1), FROM, now);
    assert_eq!(late, Err(Refusal::Ended), "the result is shown");
    room.lead(Some(poll(1, false))).unwrap();
    let second = number(&room);
    assert_ne!(first, second);
    assert_eq!(
        room.vote(&ballot(first, 1, 2, 9), FROM, now),
        Err(Refusal::Ended)
    );
    room.vote(&ballot(second, 1, 2, 1), FROM, now).unwrap();
    assert_eq!(room.counts(), [[1, 0, 0], [0, 0, 1]]);
}

#[test]
fn the_same_question_again_keeps_its_votes_and_another_lecture_begins_at_none() {
    let (mut room, now) = voting();
    let first = number(&room);
    room.vote(&ballot(first, 1, 1, 1), FROM, now).unwrap();
    room.lead(None).unwrap();
    assert_eq!(room.asked().poll, None);
    assert_eq!(room.counts(), Vec::<Vec<u32>>::new());
    let refused = room.vote(&ballot(first, 2, 1, 1), FROM, now);
    assert_eq!(refused, Err(Refusal::Ended));
    room.lead(Some(poll(0, false))).unwrap();
    assert_eq!(number(&room), first);
    assert_eq!(room.counts()[0], [0, 1, 0]);
    let anew = Poll {
        begun: 2,
        ..poll(0, false)
    };
    let mut reworded = poll(0, false);
    reworded.choices[1] = "96".to_owned();
    for other in [anew, reworded] {
        room.lead(Some(other)).unwrap();
        assert_eq!(room.counts()[0], [0, 0, 0]);
        assert_ne!(number(&room), first);
    }
}

#[test]
fn what_is_no_vote_is_refused_and_counts_nothing() {
    let (mut room, now) = voting();
    let first = number(&room);
    for (voter, refusal) in [
        (String::new(), Refusal::Name),
        ("0".repeat(31), Refusal::Name),
        ("0".repeat(33), Refusal::Name),
        (format!("+{}", "0".repeat(31)), Refusal::Name),
        ("g".repeat(32), Refusal::Name),
    ] {
        let ballot = Ballot {
            voter,
            ..ballot(first, 0, 0, 1)
        };
        assert_eq!(room.vote(&ballot, FROM, now), Err(refusal));
    }
    for choice in [3, 9, u32::MAX] {
        let refused = room.vote(&ballot(first, 1, choice, 1), FROM, now);
        assert_eq!(refused, Err(Refusal::Choice), "{choice}");
    }
    for number in [0, first + 1, first + 2, u64::MAX] {
        let refused = room.vote(&ballot(number, 1, 0, 1), FROM, now);
        assert_eq!(refused, Err(Refusal::Ended), "{number}");
    }
    assert_eq!(room.counts()[0], [0, 0, 0]);
}

#[test]
fn what_is_no_question_is_refused_and_the_one_before_stays() {
    let (mut room, _) = voting();
    let with = |change: fn(&mut Poll)| {
        let mut poll = poll(0, false);
        change(&mut poll);
        poll
    };
    for wrong in [
        with(|it| it.round = 2),
        with(|it| it.slug.clear()),
        with(|it| it.ask = "  ".to_owned()),
        with(|it| it.ask = "x".repeat(4_001)),
        with(|it| it.choices.truncate(1)),
        with(|it| it.choices = vec!["x".to_owned(); 10]),
        with(|it| it.choices[2].clear()),
        with(|it| it.choices[2] = "x".repeat(1_001)),
    ] {
        assert_eq!(room.lead(Some(wrong)), Err(Refusal::Poll));
    }
    assert_eq!(room.asked().poll.unwrap().ask, "How many bytes?");
}

#[test]
fn who_has_not_asked_for_a_while_is_not_connected() {
    let (mut room, now) = voting();
    let [one, other] = [1, 2].map(Voter);
    room.look(one, FROM, now).unwrap();
    room.look(one, FROM, now).unwrap();
    assert_eq!(room.connected(now), 1);
    let later = now + Duration::from_secs(10);
    room.look(other, FROM, later).unwrap();
    assert_eq!(room.connected(later), 2);
    assert_eq!(room.connected(now + Duration::from_secs(20)), 1);
    assert_eq!(room.connected(now + Duration::from_mins(1)), 0);
}

#[test]
fn there_is_an_end_to_voters_and_who_left_makes_room() {
    let (mut room, now) = voting();
    let at = |last: u8| IpAddr::from([10, 0, 0, last]);
    let fill = |room: &mut Room, from: IpAddr, voters: std::ops::Range<u128>| {
        let looked = voters.filter(|voter| room.look(Voter(*voter), from, now).is_ok());
        looked.count()
    };
    assert_eq!(fill(&mut room, at(1), 0..3_000), 1_000, "of one address");
    assert_eq!(fill(&mut room, at(2), 5_000..5_900), 900);
    assert_eq!(fill(&mut room, at(3), 7_000..7_900), 100, "of all");
    let first = number(&room);
    let late = ballot(first, 9_000, 0, 1);
    assert_eq!(room.vote(&late, at(4), now), Err(Refusal::Full));
    // Who is there votes.
    room.vote(&ballot(first, 5, 0, 1), at(1), now).unwrap();
    let later = now + Duration::from_mins(11);
    room.vote(&late, at(4), later).unwrap();
    assert_eq!(room.counts()[0], [2, 0, 0], "a vote stays");
    assert_eq!(room.present.len(), 1);
}

#[test]
fn there_is_an_end_to_the_questions_that_are_held() {
    let mut room = Room::default();
    for question in 0..300 {
        let poll = Poll {
            question,
            ..poll(0, false)
        };
        room.lead(Some(poll)).unwrap();
        let asked = room.question().expect("it is asked");
        assert_eq!(asked.poll.question, question);
    }
    assert_eq!(room.questions.len(), 200);
}
