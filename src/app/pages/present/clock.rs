//! Minutes spent, beside those planned.

use yew::{Html, Properties, component, html, use_state};

use crate::browser::{self, Interval};
use crate::effect::use_effect_with;
use crate::lecture::Talk;

/// The milliseconds between two looks at the clock.
const LOOK: i32 = 5_000;

/// The lecture and its minutes.
#[derive(Properties, PartialEq)]
pub struct ClockProps {
    /// The lecture.
    pub talk: Talk,
    /// The minutes planned.
    pub planned: u32,
}

/// `12 of 45 min`.
#[component]
pub fn Clock(props: &ClockProps) -> Html {
    let now = use_state(|| 0);
    {
        let now = now.setter();
        use_effect_with(props.talk.since, move |_| {
            now.set(ms());
            let clock = Interval::new(LOOK, move || now.set(ms()));
            move || drop(clock)
        });
    }
    let spent = props.talk.spent(*now);
    let late = spent > u64::from(props.planned);
    html! {
        <span class={if late { "minutes late" } else { "minutes" }} data-minutes={spent.to_string()}
            data-planned={props.planned.to_string()}>
            { format!("{spent} of {} min", props.planned) }
        </span>
    }
}

/// The milliseconds since 1970, whole.
pub fn ms() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are positive and far below 2^53"
    )]
    let now = browser::now() as u64;
    now
}
