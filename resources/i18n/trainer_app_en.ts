<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_CA" sourcelanguage="en_CA">
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n to sign</source>
        <translation>
            <numerusform>%n to sign</numerusform>
            <numerusform>%n to sign</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ahead</source>
        <translation>
            <numerusform>%n ahead</numerusform>
            <numerusform>%n ahead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered yet</source>
        <translation>
            <numerusform>%n not answered yet</numerusform>
            <numerusform>%n not answered yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held without a plan</source>
        <translation>
            <numerusform>%n held without a plan</numerusform>
            <numerusform>%n held without a plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read and sign %n sign-offs</source>
        <translation>
            <numerusform>Read and sign %n sign-off</numerusform>
            <numerusform>Read and sign %n sign-offs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for the trainee’s signature</source>
        <translation>
            <numerusform>%n waits for the trainee’s signature</numerusform>
            <numerusform>%n wait for the trainee’s signature</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more sign-offs</source>
        <translation>
            <numerusform>%n more sign-off</numerusform>
            <numerusform>%n more sign-offs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agree to %n sign-offs</source>
        <translation>
            <numerusform>Agree to %n sign-off</numerusform>
            <numerusform>Agree to %n sign-offs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n sign-offs</source>
        <translation>
            <numerusform>Decline %n sign-off</numerusform>
            <numerusform>Decline %n sign-offs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n days</source>
        <translation>
            <numerusform>Within %n day</numerusform>
            <numerusform>Within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core tasks are still open:</source>
        <translation>
            <numerusform>%n core task is still open:</numerusform>
            <numerusform>%n core tasks are still open:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n who left</source>
        <translation>
            <numerusform>Show %n who left</numerusform>
            <numerusform>Show %n who left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people may sign</source>
        <translation>
            <numerusform>%n person may sign</numerusform>
            <numerusform>%n people may sign</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks nobody may sign</source>
        <translation>
            <numerusform>%n task nobody may sign</numerusform>
            <numerusform>%n tasks nobody may sign</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation>
            <numerusform>%n open follow-up</numerusform>
            <numerusform>%n open follow-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs wait for a signature</source>
        <translation>
            <numerusform>%n sign-off waits for a signature</numerusform>
            <numerusform>%n sign-offs wait for a signature</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more trainees are in the list of all.</source>
        <translation>
            <numerusform>%n more trainee is in the list of all.</numerusform>
            <numerusform>%n more trainees are in the list of all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs within {minutes} minutes on {date}</source>
        <translation>
            <numerusform>%n sign-off within {minutes} minutes on {date}</numerusform>
            <numerusform>%n sign-offs within {minutes} minutes on {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs of {date} with {minutes} minutes and like evidence</source>
        <translation>
            <numerusform>%n sign-off of {date} with {minutes} minutes and the same evidence</numerusform>
            <numerusform>%n sign-offs of {date}, each with {minutes} minutes and the same evidence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs entered late on {date}</source>
        <translation>
            <numerusform>%n sign-off entered late on {date}</numerusform>
            <numerusform>%n sign-offs entered late on {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n days you alone see them, then supervisors too.</source>
        <translation>
            <numerusform>For %n day you alone see them, then supervisors too.</numerusform>
            <numerusform>For %n days you alone see them, then supervisors too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things stand out in my sign-offs</source>
        <translation>
            <numerusform>%n thing stands out in my sign-offs</numerusform>
            <numerusform>%n things stand out in my sign-offs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open questions to decide</source>
        <translation>
            <numerusform>%n open question to decide</numerusform>
            <numerusform>%n open questions to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take a number for %n tasks</source>
        <translation>
            <numerusform>Take a number for %n task</numerusform>
            <numerusform>Take a number for %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n entries</source>
        <translation>
            <numerusform>Confirm %n entry</numerusform>
            <numerusform>Confirm %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %n entries</source>
        <translation>
            <numerusform>Ask about %n entry</numerusform>
            <numerusform>Ask about %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core tasks, all signed off.</source>
        <translation>
            <numerusform>%n core task, signed off.</numerusform>
            <numerusform>%n core tasks, all signed off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign off %n tasks</source>
        <translation>
            <numerusform>Sign off %n task</numerusform>
            <numerusform>Sign off %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs recorded. Saved on this PC.</source>
        <translation>
            <numerusform>%n sign-off recorded. Saved on this PC.</numerusform>
            <numerusform>%n sign-offs recorded. Saved on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more tasks</source>
        <translation>
            <numerusform>and %n more task</numerusform>
            <numerusform>and %n more tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No copy outside this PC for %n days.</source>
        <translation>
            <numerusform>No copy outside this PC for %n day.</numerusform>
            <numerusform>No copy outside this PC for %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n older ones</source>
        <translation>
            <numerusform>and %n older one</numerusform>
            <numerusform>and %n older ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faults found.</source>
        <translation>
            <numerusform>%n fault found.</numerusform>
            <numerusform>%n faults found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more note(s) to answer</source>
        <translation>
            <numerusform>and %n more note to answer</numerusform>
            <numerusform>and %n more notes to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to send.</source>
        <translation>
            <numerusform>%Ln to send.</numerusform>
            <numerusform>%Ln to send.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to come.</source>
        <translation>
            <numerusform>%Ln still to come.</numerusform>
            <numerusform>%Ln still to come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date or clock of %n records is in doubt.</source>
        <translation>
            <numerusform>The date or clock of %n record is in doubt.</numerusform>
            <numerusform>The date or clock of %n records is in doubt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or editions still on their way</source>
        <translation>
            <numerusform>%n photo or edition still on its way</numerusform>
            <numerusform>%n photos or editions still on their way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs</source>
        <translation>
            <numerusform>%n sign-off</numerusform>
            <numerusform>%n sign-offs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions and jobs</source>
        <translation>
            <numerusform>%n session or job</numerusform>
            <numerusform>%n sessions and jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records would then be their own about themselves, and not count.</source>
        <translation>
            <numerusform>%n record would then be their own about themselves, and not count.</numerusform>
            <numerusform>%n records would then be their own about themselves, and not count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks rest on one person</source>
        <translation>
            <numerusform>%n task rests on one person</numerusform>
            <numerusform>%n tasks rest on one person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people signed off</source>
        <translation>
            <numerusform>%n person signed off</numerusform>
            <numerusform>%n people signed off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more people are being looked at.</source>
        <translation>
            <numerusform>%n more person is being looked at.</numerusform>
            <numerusform>%n more people are being looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back.</source>
        <translation>
            <numerusform>%Ln held back.</numerusform>
            <numerusform>%Ln held back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back: see why.</source>
        <translation>
            <numerusform>%Ln held back: see why.</numerusform>
            <numerusform>%Ln held back: see why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts that nobody has signed go with them.</source>
        <translation>
            <numerusform>%n draft that nobody has signed goes with them.</numerusform>
            <numerusform>%n drafts that nobody has signed go with them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days later than planned</source>
        <translation>
            <numerusform>%n day later than planned</numerusform>
            <numerusform>%n days later than planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days long</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked complete. Saved on this PC.</source>
        <translation>
            <numerusform>%n marked complete. Saved on this PC.</numerusform>
            <numerusform>%n marked complete. Saved on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were marked already and stay as they are.</source>
        <translation>
            <numerusform>%n was marked already and stays as it is.</numerusform>
            <numerusform>%n were marked already and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows of the list</source>
        <translation>
            <numerusform>%n row of the list</numerusform>
            <numerusform>%n rows of the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n</source>
        <translation>
            <numerusform>Record %n</numerusform>
            <numerusform>Record %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to record</source>
        <translation>
            <numerusform>%n to record</numerusform>
            <numerusform>%n to record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names to settle</source>
        <translation>
            <numerusform>%n name to settle</numerusform>
            <numerusform>%n names to settle</numerusform>
        </translation>
    </message>
</context>
</TS>
