//! The number of exercises that are solved, in the header of every page, and the
//! word on progress that this build does not understand.

use yew::{Html, component, html, use_context, use_state_eq};

use crate::effect::use_effect_with;
use crate::env::Env;
use crate::kept::{self, Layout};
use crate::link::Link;
use crate::progress::Progress;
use crate::route::Route;
use crate::solved;

/// The number, which leads to the page of all progress; nothing before the first
/// is solved.
#[component]
pub fn Tally() -> Html {
    let env = use_context::<Env>();
    let count = use_state_eq(|| 0);
    let newer = use_state_eq(|| false);
    {
        let (count, newer) = (count.setter(), newer.setter());
        let catalogue = env.as_ref().map(|env| env.catalogue.clone());
        use_effect_with((), move |()| {
            let read = move || {
                let solved = catalogue.iter().map(|all| Progress::load().solved_of(all));
                count.set(solved.sum());
                newer.set(kept::layout() == Ok(Layout::Newer));
            };
            read();
            let listeners = solved::listen(read);
            move || drop(listeners)
        });
    }
    if *newer {
        return html! {
            <span class="mine" data-newer-progress="">
                <Link to={Route::Progress}>{ "Progress: of a newer version" }</Link>
            </span>
        };
    }
    let Some(env) = env.filter(|_| *count > 0) else {
        return Html::default();
    };
    let all = env.catalogue.entries().count();
    html! {
        <span class="mine" data-tally={count.to_string()}>
            <Link to={Route::Progress}>{ format!("{} of {all} solved", *count) }</Link>
        </span>
    }
}
