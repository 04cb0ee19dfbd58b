//! Votes from phones: the screen tells the host what is voted on, and the host
//! tells it the counts. Each request says all, so one that is lost is sent again.

use std::rc::Rc;

use protocol::Prediction;
use protocol::vote::{Poll, RoomRequest, RoomState};
use yew::{
    Callback, Html, Properties, component, hook, html, use_effect_with, use_mut_ref, use_state,
    use_state_eq,
};

use super::qr::qr;
use super::talk::TalkHandle;
use super::votes::labels;
use crate::browser::{RoomCall, RoomReply, Tab, Timeout};
use crate::lecture::{Command, Move, Step, Tally};
use crate::prose::words;

/// The milliseconds between an answer and the next question to the host.
const BEAT: i32 = 2_000;

/// The host's room, as far as the screen knows it.
#[derive(Clone, Default, PartialEq)]
pub struct Room {
    /// The host's last answer; none where there is no host.
    pub state: Option<Rc<RoomState>>,
    /// The reason for which there is no newer one, as a sentence.
    pub lost: Option<Rc<str>>,
}

/// Keeps the host's room as the lecture has it, from the screen alone.
#[hook]
pub fn use_room(tab: Option<&Tab>, talk: &TalkHandle) -> Room {
    let state = use_state_eq(|| None::<Rc<RoomState>>);
    let lost = use_state_eq(|| None::<Rc<str>>);
    let beat = use_state(|| 0_u32);
    let timer = use_mut_ref(|| None::<Timeout>);
    // True as long as the host may take votes.
    let opened = use_mut_ref(|| false);
    let voted = voted(talk);
    let request = RoomRequest {
        poll: voted.as_ref().and_then(|(_, poll)| poll.clone()),
    };
    let place = voted.map(|(place, _)| place);
    {
        let tab = tab.cloned();
        let (state, lost) = (state.setter(), lost.setter());
        let (talk, next) = (talk.clone(), beat.clone());
        let waits = timer.clone();
        use_effect_with((tab.is_some(), request, place, *beat), move |asked| {
            let (_, request, place, _) = asked.clone();
            *opened.borrow_mut() |= request.poll.is_some();
            let asks = place.is_some() || *opened.borrow();
            let opens = request.poll.is_some();
            let tell = Callback::from(move |reply| {
                let mut again = true;
                match reply {
                    RoomReply::There(told) => {
                        if !opens {
                            opened.replace(false);
                        }
                        if let Some((exercise, question)) = place.filter(|_| opens) {
                            let counts = told.counts.clone();
                            talk.change(Move::Told(exercise, question, counts));
                        }
                        talk.tell_phones(Some(told.connected));
                        lost.set(None);
                        state.set(Some(told));
                        again = place.is_some();
                    }
                    RoomReply::Absent => again = false,
                    RoomReply::Refused(why) => {
                        lost.set(Some(why));
                        again = false;
                    }
                    RoomReply::Unreachable(why) => {
                        talk.tell_phones(None);
                        lost.set(Some(
                            format!(
                                "The host does not answer: {why}. This window asks again by itself, and \
                                 phones send their votes again. Meanwhile you can count by hand."
                            )
                            .into(),
                        ));
                    }
                }
                if again {
                    let next = next.clone();
                    let timeout = Timeout::new(BEAT, move || next.set(next.wrapping_add(1)));
                    timer.replace(Some(timeout));
                }
            });
            let call = tab
                .filter(|_| asks)
                .map(|tab| RoomCall::start(&tab, request, tell));
            move || {
                waits.take();
                drop(call);
            }
        });
    }
    Room {
        state: (*state).clone(),
        lost: (*lost).clone(),
    }
}

/// The exercise and the question whose votes are shown, and the poll that they
/// are, if phones vote.
fn voted(talk: &TalkHandle) -> Option<((usize, usize), Option<Poll>)> {
    let (content, step, place) = talk.here()?;
    let Step::Votes(at) = step else { return None };
    let asked = content.predictions.get(at)?;
    let tally = talk.talk().tally(at);
    let choices = labels(asked, &tally);
    let question = u32::try_from(at).ok()?;
    let polled = tally.is_polled() && choices.len() > 1;
    let poll = polled.then(|| Poll {
        begun: talk.talk().since,
        slug: content.entry.slug.clone(),
        question,
        round: u32::from(tally.round() == 1),
        shown: tally.is_shown(),
        ask: words(&asked.ask),
        choices,
    });
    Some(((place.exercise, at), poll))
}

/// What is shown of the phones beside the votes.
#[derive(Properties, PartialEq)]
pub struct PhonesProps {
    /// The host's room.
    pub room: Room,
    /// The question.
    pub asked: Prediction,
    /// Its votes.
    pub tally: Tally,
    /// Does what a button says, as its key would.
    pub act: Callback<Command>,
}

/// The address that phones open, how many did, and the next step of the vote.
#[component]
pub fn Phones(props: &PhonesProps) -> Html {
    let PhonesProps {
        room,
        asked,
        tally,
        act,
    } = props;
    let Room { state, lost } = room;
    let polled = tally.is_polled();
    let fault = lost.as_ref().map(|why| {
        html! { <p class="fault mild" role="alert" data-room-fault="">{ &**why }</p> }
    });
    let Some(state) = state else {
        return fault.unwrap_or_default();
    };
    let button = |class: &'static str, command, key: &'static str, words: &'static str| {
        let act = act.clone();
        html! {
            <button type="button" class={class} data-action={match command {
                Command::Phones => "open-voting",
                Command::Results => "show-result",
                _ => "count-again",
            }} onclick={move |_| act.emit(command)}>{ words }<kbd>{ key }</kbd></button>
        }
    };
    let enough = labels(asked, tally).len() > 1;
    let waits = polled && !tally.is_shown();
    html! {
        <aside class="phones" aria-label="Votes from phones" data-phones={phase(tally)}
            data-connected={state.connected.to_string()}>
            { for fault }
            if !polled || waits {
                { join(state) }
            }
            <p class="room">{ match state.connected {
                1 => "1 phone connected".to_owned(),
                several => format!("{several} phones connected"),
            } }</p>
            if !polled && enough {
                { button("run", Command::Phones, "O", "Open voting") }
            } else if !polled {
                <p class="soft">{ "To vote by phone, type at least two of the room’s guesses first." }</p>
            } else if waits {
                { button("run", Command::Results, "R", "Show result") }
                if tally.round() == 0 {
                    { button("quiet", Command::Again, "A", "Discuss and count again") }
                }
            } else if tally.round() == 0 {
                { button("run", Command::Again, "A", "Discuss and count again") }
            }
        </aside>
    }
}

/// The value of `data-phones`.
fn phase(tally: &Tally) -> &'static str {
    match (tally.is_polled(), tally.is_shown()) {
        (false, _) => "closed",
        (true, false) => "open",
        (true, true) => "shown",
    }
}

/// The address in large type, and as a QR code.
fn join(state: &RoomState) -> Html {
    let split = state.address.rfind("/vote/").unwrap_or(state.address.len());
    let (host, page) = state.address.split_at(split);
    html! {
        <>
            <p class="address" data-vote-address={state.address.clone()}>
                <span>{ host }</span><span>{ page }</span>
            </p>
            if state.reachable {
                { qr(&state.address) }
            } else {
                <p class="soft">{ "Only this machine can open it. Start the host with --lan to let phones \
                                   in." }</p>
            }
        </>
    }
}
