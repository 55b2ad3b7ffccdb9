# What the publish command says. For coordinators.

nothing = There is nothing to publish: { $flows ->
    [all] the files say what is published.
   *[other] the files of { $flows } say what is published.
  }
same = { $flows ->
    [all] The files say what is published.
   *[other] The files of { $flows } say what is published.
  }
unnamed = Still to be published: { $flows }. To publish it: publish { $flows }
at-the-next-start = Programmes, common texts (conversation, desk, safety) and word lists are not published: what changes in them takes effect when the service starts again.
flow-new = { $flow }: a new flow, "{ $title }"
flow-removed = { $flow }: the flow is not started any more
flow-changed = { $flow }: changes

question-removed = the question "{ $text }" was removed ({ $step })
question-added = the question "{ $text }" was added ({ $step })
step-removed = the step { $step } was removed: "{ $text }"
step-added = the step { $step } was added: "{ $text }"
kind-changed = { $step } is something else now: it was { $from }, it is { $to }
step-changed = { $step } changed: { $keys }
text-changed = the text of { $text } changed ({ $locale }): it was "{ $from }", it is "{ $to }"
text-added = a new text of { $text } ({ $locale }): "{ $to }"
text-removed = the text of { $text } was removed ({ $locale }): "{ $from }"
head-changed = "{ $key }" of the flow changed

inside = { $people ->
    [one] one person is at { $step }
   *[other] { $people } people are at { $step }
  }{ $loss ->
    [removed] , which is gone
    [changed] , which is something else now
   *[none] { "" }
  }: { $choice ->
    [finish] thanked and finished
    [stay] { $earlier ->
        [yes] to the end on an earlier version ({ $version })
       *[no] to the end on the same version ({ $version })
      }
    [open] to be decided
   *[move] on to { $to }
  }
nobody-inside = nobody is inside
choose = It must be decided what becomes of those who are at a step that changes. Repeat the command with:
choose-options = stay: ends on the old version. finish: is thanked and let go. move:STEP: goes on at that step of the new version.
ask-choice = { $flow }, { $step }: what becomes of { $people ->
    [one] this person
   *[other] these { $people } people
  }? (stay, finish or move:STEP)

held-console = { $flow }: { $by } published a version from the console on { $date } and the files do not have it. To get it: publish --pull { $flow }. To put the files in its place: publish --overwrite { $flow }
held-rolled-back = { $flow }: { $by } went back to an earlier version on { $date } and the files still have the one that was taken back. To publish it again: publish { $flow }
stories-failed = { $count ->
    [one] One story does not come true. If the new words are what you want, stories --update writes it anew: read what changed.
   *[other] { $count } stories do not come true. If the new words are what you want, stories --update writes them anew: read what changed.
  }
stories-passed = { $count } stories come true.
blocked = Nothing was published.
published = Published: { $flow }, version { $version }.
withdrawn = { $flow } is not started any more; who is inside ends it.
concerned = { $people ->
    [one] One person goes where it was decided; at night that waits for the morning.
   *[other] { $people } people go where it was decided; at night that waits for the morning.
  }

no-history = Nothing has been published yet.
history = { $date }  { $flow }  { $version }  { $kind ->
    [import] taken from the files at a start
    [rollback] rolled back by { $by }
    [removal] withdrawn by { $by }
   *[publish] published by { $by }
  }{ $origin ->
    [console] {" "}from the console
   *[files] { "" }
  }{ $current ->
    [yes] {" "}(now)
   *[no] { "" }
  }{ $people ->
    [0] { "" }
    [one] , one person inside
   *[other] , { $people } people inside
  }

pulled = { $flow }: wrote { $files }
pull-same = { $flow }: the files have what is published.
pull-extra = { $flow }: the published version has no { $files }; delete it if it is not needed any more
pull-unpublished = { $flow }: the files have changes that were never published and would be lost. Put them aside, or repeat with --force

base-changed = { $name }: everybody's flow has changed since the programme wrote its own:
base-same = { $name }: everybody's flow has not changed since the programme wrote its own.
base-none = { $name }: there is no copy of everybody's flow yet; keep one with --accept.
base-kept = { $name }: kept the flow as it is today: { $files }
