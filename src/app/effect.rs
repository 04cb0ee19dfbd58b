//! Effects that depend on values, as Yew's own `use_effect_with`. Yew's is
//! compiled anew for every effect, which adds up to kilobytes of the page's
//! module; what is behind the pointers here is compiled once.

use std::any::Any;

use yew::functional::TearDown;
use yew::hook;

/// The values that an effect depends on, of any type.
struct Dependencies(Box<dyn Compared>);

trait Compared {
    fn is_same(&self, other: &dyn Compared) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<D: PartialEq + 'static> Compared for D {
    fn is_same(&self, other: &dyn Compared) -> bool {
        other.as_any().downcast_ref::<D>() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl PartialEq for Dependencies {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&*other.0)
    }
}

/// An effect, and what ends it.
type Effect = Box<dyn FnOnce(&Dependencies) -> Box<dyn FnOnce()>>;

/// Runs the effect after a render with other dependencies than at the one before,
/// and ends the effect before that.
#[hook]
pub fn use_effect_with<D, F, T>(dependencies: D, effect: F)
where
    D: PartialEq + 'static,
    F: FnOnce(&D) -> T + 'static,
    T: TearDown,
{
    let effect = move |dependencies: &Dependencies| -> Box<dyn FnOnce()> {
        // They are always of that type.
        let dependencies = dependencies.0.as_any().downcast_ref::<D>();
        let ended = dependencies.map(effect);
        Box::new(move || {
            if let Some(ended) = ended {
                ended.tear_down();
            }
        })
    };
    use_boxed(Dependencies(Box::new(dependencies)), Box::new(effect));
}

#[hook]
fn use_boxed(dependencies: Dependencies, effect: Effect) {
    yew::use_effect_with(dependencies, effect);
}
