//! Votes on a question: counted by hand, and shown when the presenter says so.
//! It knows choices and counts alone, so whoever counts may feed it.

use protocol::{Expected, Prediction};
use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, Properties, component, html};

use crate::bench::bar;
use crate::browser;
use crate::lecture::{MOST_GUESSES, Tally};
use crate::prose::{spans, words};

/// The votes on one question.
#[derive(Properties, PartialEq)]
pub struct VotesProps {
    /// The question.
    pub asked: Prediction,
    /// The counts, before the discussion and after it.
    pub tally: Tally,
    /// Told of other counts; none where they can only be looked at.
    #[prop_or_default]
    pub count: Option<Callback<Tally>>,
    /// True once the answer is told: the right choice is marked.
    #[prop_or_default]
    pub told: bool,
    /// True where the counts are for the presenter alone: they are seen at once.
    #[prop_or_default]
    pub own: bool,
}

/// The number of choices of a question; of guesses, where it has none.
pub fn choices(asked: &Prediction) -> usize {
    match &asked.expected {
        Expected::Reason(choices) => choices.len(),
        Expected::Figure { .. } | Expected::Ratio { .. } => MOST_GUESSES,
    }
}

/// The choices as a phone has them: those of the question, or the guesses up to
/// the first that is empty.
pub fn labels(asked: &Prediction, tally: &Tally) -> Vec<String> {
    match &asked.expected {
        Expected::Reason(choices) => choices.iter().map(|it| words(&it.say)).collect(),
        Expected::Figure { .. } | Expected::Ratio { .. } => {
            let guesses = (0..MOST_GUESSES).map(|at| tally.guess(at).trim().to_owned());
            guesses.take_while(|guess| !guess.is_empty()).collect()
        }
    }
}

/// The choices with their counts.
#[component]
pub fn Votes(props: &VotesProps) -> Html {
    let VotesProps {
        asked,
        tally,
        count,
        told,
        own,
    } = props;
    let shown = tally.is_shown() || *told || *own;
    let all = 0..choices(asked);
    let rounds = [0, 1].into_iter();
    let rounds = rounds.filter(|round| *round == tally.round() || *told || shown);
    let rounds: Vec<usize> = rounds.filter(|round| tally.total(*round) > 0).collect();
    let longest = all
        .clone()
        .flat_map(|at| [tally.count(0, at), tally.count(1, at)])
        .max();
    let longest = u64::from(longest.unwrap_or(0));
    html! {
        <div class="votes" data-votes={tally.round().to_string()} data-shown={shown.then_some("true")}>
            <table class="bars" role="table">
                <caption class="hidden">{ "Votes for each choice" }</caption>
                <tbody>{ for all.map(|at| html! {
                    <tr role="row" data-vote={at.to_string()} class={colour(asked, at, *told)}
                        data-first={tally.count(0, at).to_string()}
                        data-second={tally.count(1, at).to_string()}>
                        <th scope="row" role="rowheader">{ label(asked, tally, at, count.as_ref(), *told) }</th>
                        <td role="cell" class="bar">
                            if shown {
                                { for rounds.iter().map(|&round| html! {
                                    <span class={if round == tally.round() { "now" } else { "before" }}>
                                        { bar(u64::from(tally.count(round, at)), longest, "python") }
                                    </span>
                                }) }
                            }
                        </td>
                        <td role="cell" class="figure">
                            { for count.iter().filter(|_| !told).map(|count| counter(tally, at, count)) }
                            if shown && (count.is_none() || *told) {
                                { figure(tally, at) }
                            }
                        </td>
                    </tr>
                }) }</tbody>
            </table>
            <p class="room" role="status">{ said(tally, shown) }</p>
        </div>
    }
}

/// The colour of a choice: that of what is right, once it is told.
fn colour(asked: &Prediction, at: usize, told: bool) -> &'static str {
    match &asked.expected {
        Expected::Reason(choices) if told && choices.get(at).is_some_and(|it| it.right) => {
            "c-optimized right"
        }
        _ => "c-python",
    }
}

fn label(
    asked: &Prediction,
    tally: &Tally,
    at: usize,
    count: Option<&Callback<Tally>>,
    told: bool,
) -> Html {
    let number = html! { <kbd>{ at + 1 }</kbd> };
    if let Expected::Reason(choices) = &asked.expected {
        let say = choices.get(at).map(|choice| spans(&choice.say));
        return html! { <>{ number }<span>{ for say }</span></> };
    }
    let Some(count) = count.filter(|_| !told) else {
        return html! { <>{ number }<span>{ tally.guess(at) }</span></> };
    };
    let oninput = {
        let (tally, count) = (tally.clone(), count.clone());
        move |event: InputEvent| {
            if let Some(field) = browser::target::<HtmlInputElement>(&event) {
                count.emit(tally.clone().guessed(at, &field.value()));
            }
        }
    };
    html! {
        <>
            { number }
            <input type="text" autocomplete="off" spellcheck="false" maxlength="24" data-guessed={at.to_string()}
                aria-label={format!("Guess {} of the room", at + 1)} value={tally.guess(at).to_owned()}
                {oninput} />
        </>
    }
}

/// The field with a count, and a button that adds one.
fn counter(tally: &Tally, at: usize, count: &Callback<Tally>) -> Html {
    let value = tally.count(tally.round(), at);
    let typed = {
        let (tally, count) = (tally.clone(), count.clone());
        move |event: InputEvent| {
            if let Some(field) = browser::target::<HtmlInputElement>(&event) {
                let typed = field.value();
                let typed = typed.trim();
                // A string that is no number leaves the count, and the field says it again.
                let typed = if typed.is_empty() {
                    0
                } else {
                    typed.parse().unwrap_or(value)
                };
                count.emit(tally.clone().with(at, typed));
                field.set_value(&typed.to_string());
            }
        }
    };
    let add = {
        let (tally, count) = (tally.clone(), count.clone());
        move |_| count.emit(tally.clone().plus(at))
    };
    html! {
        <span class="counter">
            <input type="text" inputmode="numeric" autocomplete="off" maxlength="4" data-count={at.to_string()}
                aria-label={format!("Votes for choice {}", at + 1)} value={value.to_string()} oninput={typed} />
            <button type="button" class="quiet" data-action="vote" aria-label={format!("+1 for choice {}", at + 1)}
                onclick={add}>{ "+1" }</button>
        </span>
    }
}

/// The votes for a choice; after the discussion those before it too.
fn figure(tally: &Tally, at: usize) -> String {
    let [first, second] = [0, 1].map(|round| tally.count(round, at));
    match tally.round() {
        0 => first.to_string(),
        _ => format!("{first} → {second}"),
    }
}

/// The number of votes, and the round.
fn said(tally: &Tally, shown: bool) -> String {
    let (round, total) = (tally.round(), tally.total(tally.round()));
    let votes = |total: u32| {
        if total == 1 {
            "1 vote".to_owned()
        } else {
            format!("{total} votes")
        }
    };
    if round == 0 {
        return match total {
            0 => "No votes yet".to_owned(),
            _ => votes(total),
        };
    }
    if !shown {
        return format!("{} after the discussion", votes(total));
    }
    format!(
        "{} · counted again after the discussion; the pale bars are the {} before",
        votes(total),
        votes(tally.total(0))
    )
}
