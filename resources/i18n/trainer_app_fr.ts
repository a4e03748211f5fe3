<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="en_CA">
<context>
    <name>AddPerson</name>
    <message>
        <source>May sign</source>
        <translation>Peut valider</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>As the others say it. It stands on the Board and on paper.</source>
        <translation>Comme les autres le disent. Il paraît au tableau et sur papier.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>A person may have several.</source>
        <translation>Une personne peut en avoir plusieurs.</translation>
    </message>
    <message>
        <source>Pathway</source>
        <translation>Parcours</translation>
    </message>
    <message>
        <source>Somebody who already works here may be signed off sooner.</source>
        <translation>Une personne déjà en poste peut être validée plus vite.</translation>
    </message>
    <message>
        <source>Without a right to sign, nothing can be signed off.</source>
        <translation>Sans droit de valider, rien ne peut être validé.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of this person’s screens and signatures.</source>
        <translation>Des écrans et des signatures de cette personne.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Print this one-time code or write it down, and hand it over. With it, {name} taps that name on the Board and chooses a PIN that nobody else knows. The code is shown only now; a supervisor can give another one.</source>
        <translation>Imprimez ce code à usage unique ou notez-le, et remettez-le. Avec lui, {name} touche son nom au tableau et choisit un NIP que personne d’autre ne connaît. Le code ne s’affiche que maintenant; la supervision peut en donner un autre.</translation>
    </message>
    <message>
        <source>{name} is on the Board.</source>
        <translation>{name} est au tableau.</translation>
    </message>
</context>
<context>
    <name>Begun</name>
    <message>
        <source>Sign-off of {task}, {name}</source>
        <translation>Validation de {task}, {name}</translation>
    </message>
    <message>
        <source>Try of {task}, {name}</source>
        <translation>Essai de {task}, {name}</translation>
    </message>
    <message>
        <source>Lesson on {task}, {name}</source>
        <translation>Leçon sur {task}, {name}</translation>
    </message>
    <message>
        <source>A memo about {task}</source>
        <translation>Un mémo sur {task}</translation>
    </message>
    <message>
        <source>A photo of a step of {task}</source>
        <translation>Une photo d’une étape de {task}</translation>
    </message>
    <message>
        <source>Changes to the programme: {task}</source>
        <translation>Changements au programme : {task}</translation>
    </message>
    <message>
        <source>A job with {name}</source>
        <translation>Un travail avec {name}</translation>
    </message>
    <message>
        <source>A job done by {name}</source>
        <translation>Un travail fait par {name}</translation>
    </message>
    <message>
        <source>What {name} completed in class</source>
        <translation>Ce que {name} a terminé en classe</translation>
    </message>
    <message>
        <source>What a group completed in class</source>
        <translation>Ce qu’un groupe a terminé en classe</translation>
    </message>
    <message>
        <source>A training slot for {name}</source>
        <translation>Une plage de formation pour {name}</translation>
    </message>
    <message>
        <source>What became of a training slot of {name}</source>
        <translation>Ce qui est advenu d’une plage de formation de {name}</translation>
    </message>
    <message>
        <source>The first day of the plan, {name}</source>
        <translation>Le premier jour du plan, {name}</translation>
    </message>
    <message>
        <source>A day of the plan, {name}</source>
        <translation>Un jour du plan, {name}</translation>
    </message>
    <message>
        <source>What you were saying about a record of {name}</source>
        <translation>Ce que vous disiez d’une inscription de {name}</translation>
    </message>
    <message>
        <source>Why you do not agree</source>
        <translation>Pourquoi vous n’êtes pas d’accord</translation>
    </message>
    <message>
        <source>Where an entry and its sheet differ</source>
        <translation>Où une saisie et sa feuille diffèrent</translation>
    </message>
    <message>
        <source>Note about {name}</source>
        <translation>Note au sujet de {name}</translation>
    </message>
    <message>
        <source>What you were saying to a note</source>
        <translation>Ce que vous disiez au sujet d’une note</translation>
    </message>
    <message>
        <source>Somebody to add</source>
        <translation>Une personne à ajouter</translation>
    </message>
    <message>
        <source>A cost or a gain to enter</source>
        <translation>Un coût ou un gain à inscrire</translation>
    </message>
    <message>
        <source>A correction of a cost or a gain</source>
        <translation>Une correction d’un coût ou d’un gain</translation>
    </message>
    <message>
        <source>Changes to {name}</source>
        <translation>Changements pour {name}</translation>
    </message>
    <message>
        <source>A right to sign for {name}</source>
        <translation>Un droit de valider pour {name}</translation>
    </message>
    <message>
        <source>A question about {task}, {name}</source>
        <translation>Une question sur {task}, {name}</translation>
    </message>
    <message>
        <source>An extension of {task}, {name}</source>
        <translation>Une prolongation de {task}, {name}</translation>
    </message>
    <message>
        <source>A new observation of {task}, {name}</source>
        <translation>Une nouvelle observation de {task}, {name}</translation>
    </message>
    <message>
        <source>{task} not applicable</source>
        <translation>{task} sans objet</translation>
    </message>
    <message>
        <source>Signature of {task}, {name}</source>
        <translation>Signature de {task}, {name}</translation>
    </message>
    <message>
        <source>Capstone of {name}</source>
        <translation>Évaluation finale de {name}</translation>
    </message>
    <message>
        <source>begun {date} {time}</source>
        <translation>commencé le {date} à {time}</translation>
    </message>
</context>
<context>
    <name>BegunMessage</name>
    <message>
        <source>You began this on {date} at {time}. It is not saved yet.</source>
        <translation>Vous avez commencé ceci le {date} à {time}. Ce n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>It is as you left it. Nothing is saved yet.</source>
        <translation>Tout est comme vous l’avez laissé. Rien n’est encore enregistré.</translation>
    </message>
    <message>
        <source>You began this at {time}.</source>
        <translation>Vous avez commencé ceci à {time}.</translation>
    </message>
    <message>
        <source>You began this on {date} at {time}.</source>
        <translation>Vous avez commencé ceci le {date} à {time}.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Find a name</source>
        <translation>Chercher un nom</translation>
    </message>
    <message>
        <source>Language of this screen</source>
        <translation>Langue de cet écran</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>{here} of {all} records are here.</source>
        <translation>{here} inscriptions sur {all} sont ici.</translation>
    </message>
    <message>
        <source>The hub does not answer now. It is asked again until it does.</source>
        <translation>Le serveur central ne répond pas pour l’instant. Il sera interrogé jusqu’à ce qu’il réponde.</translation>
    </message>
    <message>
        <source>It goes on by itself, or at once with Try again.</source>
        <translation>Cela reprend tout seul, ou tout de suite avec «&#xa0;Réessayer&#xa0;».</translation>
    </message>
    <message>
        <source>Tap your name to sign in.</source>
        <translation>Touchez votre nom pour ouvrir une session.</translation>
    </message>
    <message>
        <source>Sample people. Everybody’s PIN is {pin}.</source>
        <translation>Personnes fictives. Le NIP de tout le monde est {pin}.</translation>
    </message>
    <message>
        <source>Nobody here has a name like that.</source>
        <translation>Personne ici n’a un nom semblable.</translation>
    </message>
    <message>
        <source>This PC belongs to the plant now. Its people appear here as their records arrive.</source>
        <translation>Ce poste est maintenant rattaché à l’usine. Les personnes apparaissent ici à mesure que leurs inscriptions arrivent.</translation>
    </message>
    <message>
        <source>Comes in with a one-time code</source>
        <translation>Entrera avec un code à usage unique</translation>
    </message>
</context>
<context>
    <name>Breakdown</name>
    <message>
        <source>No breakdown yet. The standard and the cards serve until somebody writes one.</source>
        <translation>Pas encore de décomposition. La norme et les fiches servent d’ici à ce que quelqu’un en écrive une.</translation>
    </message>
    <message>
        <source>The job usually takes {minutes} minutes.</source>
        <translation>Le travail prend d’habitude {minutes} minutes.</translation>
    </message>
    <message>
        <source>You need</source>
        <translation>Il faut</translation>
    </message>
    <message>
        <source>Hazards and what keeps safe</source>
        <translation>Dangers et moyens de s’en protéger</translation>
    </message>
    <message>
        <source>Stop and call</source>
        <translation>Arrêter et appeler</translation>
    </message>
    <message>
        <source>Common errors</source>
        <translation>Erreurs courantes</translation>
    </message>
    <message>
        <source>Not Level 1</source>
        <translation>Hors du niveau 1</translation>
    </message>
    <message>
        <source>Sources: {sources}</source>
        <translation>Sources&#xa0;: {sources}</translation>
    </message>
    <message>
        <source>Photos of steps that changed</source>
        <translation>Photos d’étapes qui ont changé</translation>
    </message>
    <message>
        <source>Add a photo of a step</source>
        <translation>Ajouter une photo d’une étape</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>Source&#xa0;: {source}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Previous card</source>
        <translation>Précédente</translation>
    </message>
    <message>
        <source>Next card</source>
        <translation>Suivante</translation>
    </message>
    <message>
        <source>Print this card</source>
        <translation>Imprimer cette fiche</translation>
    </message>
    <message>
        <source>Among my cards</source>
        <translation>Dans mes fiches</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keeps this card among your own on this PC</source>
        <translation>Garde cette fiche parmi les vôtres sur ce poste</translation>
    </message>
    <message>
        <source>{phase}, card {place} of {count}</source>
        <translation>{phase}, fiche {place} sur {count}</translation>
    </message>
    <message>
        <source>Situations: {situations}</source>
        <translation>Situations : {situations}</translation>
    </message>
    <message>
        <source>Tasks: {tasks}</source>
        <translation>Tâches&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>In the workshop: {block}</source>
        <translation>Dans l’atelier&#xa0;: {block}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>Dire</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>What remains</source>
        <translation>Ce qui reste</translation>
    </message>
    <message>
        <source>Open task</source>
        <translation>Ouvrir la tâche</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Sign unit {unit}</source>
        <translation>Signer l’unité {unit}</translation>
    </message>
    <message>
        <source>Record sign-off</source>
        <translation>Consigner une validation</translation>
    </message>
    <message>
        <source>Signed off. Saved on this PC.</source>
        <translation>Validée. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>You began a sign-off of {task} at {time}.</source>
        <translation>Vous avez commencé une validation de {task} à {time}.</translation>
    </message>
    <message>
        <source>It is as you left it. Nothing is signed yet.</source>
        <translation>Tout est comme vous l’avez laissé. Rien n’est encore signé.</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>Toutes les unités</translation>
    </message>
    <message>
        <source>{count} of {required} sign-offs</source>
        <translation>{count} validations sur {required}</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} sur {whole}</translation>
    </message>
    <message>
        <source>Not yet confirmed by the hub</source>
        <translation>Pas encore confirmée par le serveur central</translation>
    </message>
    <message>
        <source>Paused until a clean observation by a second assessor</source>
        <translation>En pause jusqu’à une observation sans faute par une deuxième personne</translation>
    </message>
    <message>
        <source>asked to be assessed {date}</source>
        <translation>évaluation demandée le {date}</translation>
    </message>
    <message>
        <source>last performed {date}</source>
        <translation>faite la dernière fois le {date}</translation>
    </message>
    <message>
        <source>extended to {date}</source>
        <translation>prolongée au {date}</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>depuis le {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>jusqu’au {date}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>À renouveler</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>Questions ouvertes</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Nothing here comes next: each task is signed off, or waits for another task.</source>
        <translation>Rien à venir ici&#xa0;: chaque tâche est validée ou attend une autre tâche.</translation>
    </message>
    <message>
        <source>Nothing here is due or lapsed.</source>
        <translation>Rien ici n’est à renouveler ni échu.</translation>
    </message>
    <message>
        <source>No open question here.</source>
        <translation>Aucune question ouverte ici.</translation>
    </message>
    <message>
        <source>This unit has no tasks.</source>
        <translation>Cette unité n’a pas de tâche.</translation>
    </message>
    <message>
        <source>{task} waits for the signature of {name}, under To sign on the Board.</source>
        <translation>{task} attend la signature de {name}, sous À signer, au tableau.</translation>
    </message>
    <message>
        <source>{task} is in question: {name} did not agree. A supervisor decides.</source>
        <translation>{task} est en question&#xa0;: {name} n’est pas d’accord. La supervision tranche.</translation>
    </message>
    <message>
        <source>{task}: {status}.</source>
        <translation>{task}&#xa0;: {status}.</translation>
    </message>
    <message>
        <source>Progress sheet</source>
        <translation>Feuille de progression</translation>
    </message>
</context>
<context>
    <name>ClassList</name>
    <message>
        <source>A school’s list</source>
        <translation>Une liste de l’école</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>Laisser en suspens</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>Load a list</source>
        <translation>Charger une liste</translation>
    </message>
    <message>
        <source>Which list?</source>
        <translation>Quelle liste?</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>An Excel workbook or a CSV file with three columns: name, module or session, and date (2026-11-21). You see what it would record before anything is.</source>
        <translation>Un classeur Excel ou un fichier CSV à trois colonnes&#xa0;: nom, module ou session, et date (2026-11-21). Vous voyez ce qui serait consigné avant que ce le soit.</translation>
    </message>
    <message>
        <source>Who is meant by “{name}”?</source>
        <translation>De qui s’agit-il&#xa0;: «&#xa0;{name}&#xa0;»?</translation>
    </message>
    <message>
        <source>Nothing was taken from this list. Mend these, then load it again.</source>
        <translation>Rien n’a été pris de cette liste. Corrigez ceci, puis chargez-la de nouveau.</translation>
    </message>
    <message>
        <source>Everything in this list is marked already.</source>
        <translation>Tout ce qui est dans cette liste est déjà marqué.</translation>
    </message>
    <message>
        <source>A name may be mended too, or settled here after that.</source>
        <translation>Un nom peut aussi y être corrigé, ou éclairci ici ensuite.</translation>
    </message>
    <message>
        <source>Nobody here</source>
        <translation>Personne d’ici</translation>
    </message>
    <message>
        <source>The rows of this name are left out.</source>
        <translation>Les lignes de ce nom sont laissées de côté.</translation>
    </message>
    <message>
        <source>Who is meant?</source>
        <translation>De qui s’agit-il?</translation>
    </message>
    <message>
        <source>The whole of it</source>
        <translation>L’ensemble</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>À corriger</translation>
    </message>
    <message>
        <source>To record</source>
        <translation>À consigner</translation>
    </message>
    <message>
        <source>Marked already</source>
        <translation>Déjà marqué</translation>
    </message>
    <message>
        <source>Marked on {date}: stays</source>
        <translation>Marqué le {date}, inchangé</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissé de côté</translation>
    </message>
    <message>
        <source>in the list as {name}</source>
        <translation>dans la liste&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>Code</name>
    <message>
        <source>One-time code</source>
        <translation>Code à usage unique</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>Imprimer le billet</translation>
    </message>
    <message>
        <source>Print the slips</source>
        <translation>Imprimer les billets</translation>
    </message>
</context>
<context>
    <name>Cost</name>
    <message>
        <source>Take it off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>A cost or a gain</source>
        <translation>Un coût ou un gain</translation>
    </message>
    <message>
        <source>Correct a cost or a gain</source>
        <translation>Corriger un coût ou un gain</translation>
    </message>
    <message>
        <source>Next: which of the two.</source>
        <translation>Ensuite&#xa0;: lequel des deux.</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>De quoi il s’agit</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coût</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What is entered later under the same name takes its place.</source>
        <translation>Ce qui est inscrit plus tard sous le même nom prend sa place.</translation>
    </message>
    <message>
        <source>Write the amount in figures, such as 1250 or 1250.50.</source>
        <translation>Écrivez le montant en chiffres, par exemple 1250 ou 1250,50.</translation>
    </message>
    <message>
        <source>Amount in dollars</source>
        <translation>Montant en dollars</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Dans vos mots</translation>
    </message>
    <message>
        <source>What it is for, and how you know. Printed as it is.</source>
        <translation>Ce que c’est, et d’où vient le chiffre. Imprimé tel quel.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n to sign</source>
        <translation>
            <numerusform>%n à signer</numerusform>
            <numerusform>%n à signer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
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
            <numerusform>%n manquée</numerusform>
            <numerusform>%n manquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ahead</source>
        <translation>
            <numerusform>%n à venir</numerusform>
            <numerusform>%n à venir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered yet</source>
        <translation>
            <numerusform>%n sans réponse</numerusform>
            <numerusform>%n sans réponse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held without a plan</source>
        <translation>
            <numerusform>%n tenue sans être prévue</numerusform>
            <numerusform>%n tenues sans être prévues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digits typed</source>
        <translation>
            <numerusform>%n chiffre tapé</numerusform>
            <numerusform>%n chiffres tapés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read and sign %n sign-offs</source>
        <translation>
            <numerusform>Lire et signer %n validation</numerusform>
            <numerusform>Lire et signer %n validations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n à surveiller</numerusform>
            <numerusform>%n à surveiller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for the trainee’s signature</source>
        <translation>
            <numerusform>%n attend la signature de la ou du stagiaire</numerusform>
            <numerusform>%n attendent la signature de la ou du stagiaire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more sign-offs</source>
        <translation>
            <numerusform>encore %n validation</numerusform>
            <numerusform>encore %n validations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n inscription</numerusform>
            <numerusform>%n inscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Agree to %n sign-offs</source>
        <translation>
            <numerusform>Accepter %n validation</numerusform>
            <numerusform>Accepter %n validations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decline %n sign-offs</source>
        <translation>
            <numerusform>Refuser %n validation</numerusform>
            <numerusform>Refuser %n validations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>encore %n jour</numerusform>
            <numerusform>encore %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Within %n days</source>
        <translation>
            <numerusform>D’ici %n jour</numerusform>
            <numerusform>D’ici %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core tasks are still open:</source>
        <translation>
            <numerusform>%n tâche de base reste à valider&#xa0;:</numerusform>
            <numerusform>%n tâches de base restent à valider&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n who left</source>
        <translation>
            <numerusform>Montrer %n personne partie</numerusform>
            <numerusform>Montrer %n personnes parties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people may sign</source>
        <translation>
            <numerusform>%n personne peut valider</numerusform>
            <numerusform>%n personnes peuvent valider</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks nobody may sign</source>
        <translation>
            <numerusform>%n tâche que personne ne valide</numerusform>
            <numerusform>%n tâches que personne ne valide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation>
            <numerusform>%n suivi ouvert</numerusform>
            <numerusform>%n suivis ouverts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs wait for a signature</source>
        <translation>
            <numerusform>%n validation attend une signature</numerusform>
            <numerusform>%n validations attendent une signature</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more trainees are in the list of all.</source>
        <translation>
            <numerusform>%n autre stagiaire figure dans la liste complète.</numerusform>
            <numerusform>%n autres stagiaires figurent dans la liste complète.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs within {minutes} minutes on {date}</source>
        <translation>
            <numerusform>%n validation en {minutes} minutes le {date}</numerusform>
            <numerusform>%n validations en {minutes} minutes le {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs of {date} with {minutes} minutes and like evidence</source>
        <translation>
            <numerusform>%n validation du {date}, de {minutes} minutes et avec les mêmes preuves</numerusform>
            <numerusform>%n validations du {date}, chacune de {minutes} minutes et avec les mêmes preuves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs entered late on {date}</source>
        <translation>
            <numerusform>%n validation consignée en retard le {date}</numerusform>
            <numerusform>%n validations consignées en retard le {date}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n days you alone see them, then supervisors too.</source>
        <translation>
            <numerusform>Pendant %n jour, vous êtes la seule personne à les voir, puis la supervision aussi.</numerusform>
            <numerusform>Pendant %n jours, vous êtes la seule personne à les voir, puis la supervision aussi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things stand out in my sign-offs</source>
        <translation>
            <numerusform>%n chose ressort de mes validations</numerusform>
            <numerusform>%n choses ressortent de mes validations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open questions to decide</source>
        <translation>
            <numerusform>%n question à trancher</numerusform>
            <numerusform>%n questions à trancher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take a number for %n tasks</source>
        <translation>
            <numerusform>Prendre un numéro pour %n tâche</numerusform>
            <numerusform>Prendre un numéro pour %n tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n entries</source>
        <translation>
            <numerusform>Confirmer %n saisie</numerusform>
            <numerusform>Confirmer %n saisies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask about %n entries</source>
        <translation>
            <numerusform>Questionner %n saisie</numerusform>
            <numerusform>Questionner %n saisies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core tasks, all signed off.</source>
        <translation>
            <numerusform>%n tâche de base, validée.</numerusform>
            <numerusform>%n tâches de base, toutes validées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign off %n tasks</source>
        <translation>
            <numerusform>Valider %n tâche</numerusform>
            <numerusform>Valider %n tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs recorded. Saved on this PC.</source>
        <translation>
            <numerusform>%n validation consignée. Enregistré sur ce poste.</numerusform>
            <numerusform>%n validations consignées. Enregistré sur ce poste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more tasks</source>
        <translation>
            <numerusform>et %n autre tâche</numerusform>
            <numerusform>et %n autres tâches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No copy outside this PC for %n days.</source>
        <translation>
            <numerusform>Aucune copie hors de ce poste depuis %n jour.</numerusform>
            <numerusform>Aucune copie hors de ce poste depuis %n jours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n older ones</source>
        <translation>
            <numerusform>et %n plus ancienne</numerusform>
            <numerusform>et %n plus anciennes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n faults found.</source>
        <translation>
            <numerusform>%n anomalie trouvée.</numerusform>
            <numerusform>%n anomalies trouvées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more note(s) to answer</source>
        <translation>
            <numerusform>et %n autre note à répondre</numerusform>
            <numerusform>et %n autres notes à répondre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to send.</source>
        <translation>
            <numerusform>%Ln à envoyer.</numerusform>
            <numerusform>%Ln à envoyer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to come.</source>
        <translation>
            <numerusform>%Ln encore à recevoir.</numerusform>
            <numerusform>%Ln encore à recevoir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The date or clock of %n records is in doubt.</source>
        <translation>
            <numerusform>La date ou l’horloge de %n inscription est douteuse.</numerusform>
            <numerusform>La date ou l’horloge de %n inscriptions est douteuse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or editions still on their way</source>
        <translation>
            <numerusform>%n photo ou édition encore en route</numerusform>
            <numerusform>%n photos ou éditions encore en route</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n à trancher</numerusform>
            <numerusform>%n à trancher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign-offs</source>
        <translation>
            <numerusform>%n validation</numerusform>
            <numerusform>%n validations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n essai</numerusform>
            <numerusform>%n essais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions and jobs</source>
        <translation>
            <numerusform>%n séance ou travail</numerusform>
            <numerusform>%n séances et travaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records would then be their own about themselves, and not count.</source>
        <translation>
            <numerusform>%n inscription porterait alors sur la personne même qui l’a faite et ne compterait pas.</numerusform>
            <numerusform>%n inscriptions porteraient alors sur la personne même qui les a faites et ne compteraient pas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks rest on one person</source>
        <translation>
            <numerusform>%n tâche repose sur une seule personne</numerusform>
            <numerusform>%n tâches reposent sur une seule personne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people signed off</source>
        <translation>
            <numerusform>%n personne validée</numerusform>
            <numerusform>%n personnes validées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more people are being looked at.</source>
        <translation>
            <numerusform>Encore %n personne à examiner.</numerusform>
            <numerusform>Encore %n personnes à examiner.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back.</source>
        <translation>
            <numerusform>%Ln retenue.</numerusform>
            <numerusform>%Ln retenues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln held back: see why.</source>
        <translation>
            <numerusform>%Ln retenue&#xa0;: voyez pourquoi.</numerusform>
            <numerusform>%Ln retenues&#xa0;: voyez pourquoi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts that nobody has signed go with them.</source>
        <translation>
            <numerusform>%n brouillon que personne n’a signé part avec elles.</numerusform>
            <numerusform>%n brouillons que personne n’a signés partent avec elles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days later than planned</source>
        <translation>
            <numerusform>%n jour plus tard que prévu</numerusform>
            <numerusform>%n jours plus tard que prévu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days long</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked complete. Saved on this PC.</source>
        <translation>
            <numerusform>%n marqué terminé. Enregistré sur ce poste.</numerusform>
            <numerusform>%n marqués terminés. Enregistrés sur ce poste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were marked already and stay as they are.</source>
        <translation>
            <numerusform>%n était déjà marqué et reste ainsi.</numerusform>
            <numerusform>%n étaient déjà marqués et restent ainsi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows of the list</source>
        <translation>
            <numerusform>%n ligne de la liste</numerusform>
            <numerusform>%n lignes de la liste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record %n</source>
        <translation>
            <numerusform>En consigner %n</numerusform>
            <numerusform>En consigner %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to record</source>
        <translation>
            <numerusform>%n à consigner</numerusform>
            <numerusform>%n à consigner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names to settle</source>
        <translation>
            <numerusform>%n nom à éclaircir</numerusform>
            <numerusform>%n noms à éclaircir</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>Toolroom Trainer</source>
        <translation>Toolroom Trainer</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Une erreur est survenue dans le programme</translation>
    </message>
    <message>
        <source>What was saved is safe. What you were doing may not have been saved.</source>
        <translation>Ce qui était enregistré est en sûreté. Ce que vous faisiez n’est peut-être pas enregistré.</translation>
    </message>
    <message>
        <source>Keep working, and check your last step. If it happens again, copy the details and send them with the log: {log}</source>
        <translation>Continuez et vérifiez votre dernière étape. Si cela se répète, copiez les détails et envoyez-les avec le journal&#xa0;: {log}</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Détails pour le soutien</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Fermer le programme</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>The reason, in your own words</source>
        <translation>La raison, dans vos propres mots</translation>
    </message>
    <message>
        <source>Next: the reason, then your PIN.</source>
        <translation>Ensuite&#xa0;: la raison, puis votre NIP.</translation>
    </message>
    <message>
        <source>Saved on this PC.</source>
        <translation>Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>Sign a unit for the employer</source>
        <translation>Signer une unité pour l’employeur</translation>
    </message>
    <message>
        <source>Sign the unit</source>
        <translation>Signer l’unité</translation>
    </message>
    <message>
        <source>It can be signed once these tasks are signed off.</source>
        <translation>Elle pourra être signée quand ces tâches seront validées.</translation>
    </message>
    <message>
        <source>The unit is signed.</source>
        <translation>L’unité est signée.</translation>
    </message>
    <message>
        <source>Signed by {name} on {date}.</source>
        <translation>Signée par {name} le {date}.</translation>
    </message>
    <message>
        <source>Capstone: one complete general PM</source>
        <translation>Évaluation finale&#xa0;: un entretien préventif général complet</translation>
    </message>
    <message>
        <source>Record the capstone</source>
        <translation>Consigner l’évaluation finale</translation>
    </message>
    <message>
        <source>What you saw. The trainee can read it.</source>
        <translation>Ce que vous avez vu. La ou le stagiaire peut le lire.</translation>
    </message>
    <message>
        <source>Next: passed, or not yet.</source>
        <translation>Ensuite&#xa0;: réussie, ou pas encore.</translation>
    </message>
    <message>
        <source>Next: the mold.</source>
        <translation>Ensuite&#xa0;: le moule.</translation>
    </message>
    <message>
        <source>Next: tick the tasks that it showed.</source>
        <translation>Ensuite&#xa0;: cochez les tâches qu’on y a vues.</translation>
    </message>
    <message>
        <source>Next: your PIN.</source>
        <translation>Ensuite&#xa0;: votre NIP.</translation>
    </message>
    <message>
        <source>The trainee finds it in the history.</source>
        <translation>La ou le stagiaire la trouve dans l’historique.</translation>
    </message>
    <message>
        <source>Watched from beginning to end by you, today. The trainee does not sign it.</source>
        <translation>Observée par vous du début à la fin, aujourd’hui. La ou le stagiaire ne la signe pas.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Réussie</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>Mold</source>
        <translation>Moule</translation>
    </message>
    <message>
        <source>Recent molds</source>
        <translation>Moules récents</translation>
    </message>
    <message>
        <source>Tasks that it showed, to the standard</source>
        <translation>Tâches qu’on y a vues, selon la norme</translation>
    </message>
    <message>
        <source>Decide a question</source>
        <translation>Trancher une question</translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation>Consigner la décision</translation>
    </message>
    <message>
        <source>Why, in your own words. Everybody concerned can read it.</source>
        <translation>Pourquoi, dans vos propres mots. Les personnes concernées peuvent le lire.</translation>
    </message>
    <message>
        <source>Next: choose what stands.</source>
        <translation>Ensuite&#xa0;: choisissez ce qui tient.</translation>
    </message>
    <message>
        <source>Both sides find the decision in the history.</source>
        <translation>Les deux côtés trouvent la décision dans l’historique.</translation>
    </message>
    <message>
        <source>None of them stands</source>
        <translation>Rien ne tient</translation>
    </message>
    <message>
        <source>It does not stand</source>
        <translation>Elle ne tient pas</translation>
    </message>
    <message>
        <source>You made one of these yourself. The decision will be marked “same person”.</source>
        <translation>L’une de ces inscriptions est la vôtre. La décision portera la marque «&#xa0;même personne&#xa0;».</translation>
    </message>
    <message>
        <source>This one stands</source>
        <translation>Celle-ci tient</translation>
    </message>
    <message>
        <source>It stands</source>
        <translation>Elle tient</translation>
    </message>
    <message>
        <source>Watched on {date}</source>
        <translation>Observation du {date}</translation>
    </message>
    <message>
        <source>Recorded on {date} at {time}, on {pc}</source>
        <translation>Consignée le {date} à {time}, sur {pc}</translation>
    </message>
    <message>
        <source>{name} declined on {date} at {time}, on {pc}</source>
        <translation>{name} a refusé le {date} à {time}, sur {pc}</translation>
    </message>
    <message>
        <source>{name} watched it too, {date} at {time}, on {pc}</source>
        <translation>{name} l’a observée aussi, le {date} à {time}, sur {pc}</translation>
    </message>
    <message>
        <source>{name} agreed on {date} at {time}, on {pc}</source>
        <translation>{name} a donné son accord le {date} à {time}, sur {pc}</translation>
    </message>
    <message>
        <source>One record was changed in two ways that do not agree.</source>
        <translation>Une inscription a été changée de deux façons qui ne s’accordent pas.</translation>
    </message>
    <message>
        <source>Two people watched the same work and judged it differently.</source>
        <translation>Deux personnes ont observé le même travail et l’ont jugé différemment.</translation>
    </message>
    <message>
        <source>The trainee did not agree with this sign-off.</source>
        <translation>La ou le stagiaire n’était pas d’accord avec cette validation.</translation>
    </message>
    <message>
        <source>Somebody asked about this record.</source>
        <translation>Quelqu’un a posé une question sur cette inscription.</translation>
    </message>
    <message>
        <source>Ask for a new observation</source>
        <translation>Demander une nouvelle observation</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>La demander</translation>
    </message>
    <message>
        <source>What happened, or what has changed. The trainee can read it.</source>
        <translation>Ce qui s’est passé, ou ce qui a changé. La ou le stagiaire peut le lire.</translation>
    </message>
    <message>
        <source>The task has lapsed until somebody watches it again.</source>
        <translation>La tâche est échue jusqu’à ce que quelqu’un l’observe de nouveau.</translation>
    </message>
    <message>
        <source>The task lapses today. One fresh observation with oral questions renews it. It is not a disciplinary record, and it cannot be extended.</source>
        <translation>La tâche devient échue aujourd’hui. Une seule nouvelle observation avec questions orales la renouvelle. Ce n’est pas une mesure disciplinaire, et elle ne peut pas être prolongée.</translation>
    </message>
    <message>
        <source>Extend a sign-off that lapses</source>
        <translation>Prolonger une validation qui arrive à échéance</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Why nobody can observe it in time</source>
        <translation>Pourquoi personne ne peut l’observer à temps</translation>
    </message>
    <message>
        <source>Next: choose the last day.</source>
        <translation>Ensuite&#xa0;: choisissez le dernier jour.</translation>
    </message>
    <message>
        <source>Next: how the trainee works until then.</source>
        <translation>Ensuite&#xa0;: comment la personne travaille d’ici là.</translation>
    </message>
    <message>
        <source>Extended until {date}. The sheets say so.</source>
        <translation>Prolongée jusqu’au {date}. Les feuilles le disent.</translation>
    </message>
    <message>
        <source>Good until {date}</source>
        <translation>Bonne jusqu’au {date}</translation>
    </message>
    <message>
        <source>Once, and for two weeks at most. Extend until</source>
        <translation>Une seule fois, et pour deux semaines au plus. Prolonger jusqu’au</translation>
    </message>
    <message>
        <source>Until then (such as: works beside Dave)</source>
        <translation>D’ici là (par exemple&#xa0;: travaille à côté de Luc)</translation>
    </message>
    <message>
        <source>Does this task apply?</source>
        <translation>Cette tâche s’applique-t-elle?</translation>
    </message>
    <message>
        <source>Let it apply again</source>
        <translation>La remettre en vigueur</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>La mettre de côté</translation>
    </message>
    <message>
        <source>What has changed, in your own words</source>
        <translation>Ce qui a changé, dans vos propres mots</translation>
    </message>
    <message>
        <source>Why it does not apply here, in your own words</source>
        <translation>Pourquoi elle ne s’applique pas ici, dans vos propres mots</translation>
    </message>
    <message>
        <source>Next: for whom it does not apply.</source>
        <translation>Ensuite&#xa0;: pour qui elle ne s’applique pas.</translation>
    </message>
    <message>
        <source>Next: who asked for it.</source>
        <translation>Ensuite&#xa0;: qui l’a demandé.</translation>
    </message>
    <message>
        <source>Next: the consent of the certifying body.</source>
        <translation>Ensuite&#xa0;: l’accord de l’organisme certificateur.</translation>
    </message>
    <message>
        <source>The task applies again.</source>
        <translation>La tâche s’applique de nouveau.</translation>
    </message>
    <message>
        <source>Set aside. The sheets list it as not applicable.</source>
        <translation>Mise de côté. Les feuilles l’indiquent sans objet.</translation>
    </message>
    <message>
        <source>A core task. It is set aside only with the certifying body’s consent.</source>
        <translation>Une tâche de base. On ne la met de côté qu’avec l’accord de l’organisme certificateur.</translation>
    </message>
    <message>
        <source>Reference of the consent (letter, date)</source>
        <translation>Référence de l’accord (lettre, date)</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Pour qui</translation>
    </message>
    <message>
        <source>{name} alone</source>
        <translation>{name} seulement</translation>
    </message>
    <message>
        <source>The whole plant</source>
        <translation>Toute l’usine</translation>
    </message>
    <message>
        <source>Who asked for it</source>
        <translation>Qui l’a demandé</translation>
    </message>
    <message>
        <source>You ask and decide: it will be marked “same person”.</source>
        <translation>Vous demandez et décidez&#xa0;: la marque «&#xa0;même personne&#xa0;» s’y ajoutera.</translation>
    </message>
    <message>
        <source>What you ask for is decided by somebody else: {names}.</source>
        <translation>Votre demande est tranchée par une autre personne&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Not applicable in the whole plant, {name}, {date}: “{words}”</source>
        <translation>Sans objet dans l’usine, {name}, {date}&#xa0;: «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>Not applicable for this trainee, {name}, {date}: “{words}”</source>
        <translation>Sans objet pour ce stagiaire, {name}, {date}&#xa0;: «&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>Look at a sign-off again</source>
        <translation>Regarder une validation de nouveau</translation>
    </message>
    <message>
        <source>Record what you see</source>
        <translation>Consigner ce que vous voyez</translation>
    </message>
    <message>
        <source>What you see differently. Everybody concerned can read it.</source>
        <translation>Ce que vous voyez autrement. Toutes les personnes concernées peuvent le lire.</translation>
    </message>
    <message>
        <source>In your own words, if you like. Everybody can read it.</source>
        <translation>Dans vos propres mots, si vous voulez. Tout le monde peut le lire.</translation>
    </message>
    <message>
        <source>Next: whether you agree.</source>
        <translation>Ensuite&#xa0;: si vous êtes d’accord.</translation>
    </message>
    <message>
        <source>Next: what you see differently.</source>
        <translation>Ensuite&#xa0;: ce que vous voyez autrement.</translation>
    </message>
    <message>
        <source>It is an open question now, which a supervisor decides.</source>
        <translation>C’est maintenant une question ouverte, que la supervision tranche.</translation>
    </message>
    <message>
        <source>It stands in the history, with your name.</source>
        <translation>C’est dans l’historique, à votre nom.</translation>
    </message>
    <message>
        <source>The standard that was met</source>
        <translation>La norme qui a été respectée</translation>
    </message>
    <message>
        <source>Whether you agree</source>
        <translation>Si vous êtes d’accord</translation>
    </message>
    <message>
        <source>I agree with it</source>
        <translation>Je suis d’accord</translation>
    </message>
    <message>
        <source>I see it differently</source>
        <translation>Je la vois autrement</translation>
    </message>
</context>
<context>
    <name>EditTask</name>
    <message>
        <source>Add a line</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Take this line away</source>
        <translation>Retirer cette ligne</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Which half of the task</source>
        <translation>Quelle moitié de la tâche</translation>
    </message>
    <message>
        <source>New task {task}</source>
        <translation>Nouvelle tâche {task}</translation>
    </message>
    <message>
        <source>Saved as your own edition of the programme</source>
        <translation>Enregistrée comme votre propre édition du programme</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>Ce qui est validé</translation>
    </message>
    <message>
        <source>How it is taught</source>
        <translation>Comment elle s’enseigne</translation>
    </message>
    <message>
        <source>Adopt this change</source>
        <translation>Adopter ce changement</translation>
    </message>
    <message>
        <source>{place}: {finding}</source>
        <translation>{place}&#xa0;: {finding}</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>{months} months</source>
        <translation>{months} mois</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>On the floor only</source>
        <translation>À l’atelier seulement</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Tasks to be signed off first.</source>
        <translation>Tâches à valider d’abord.</translation>
    </message>
    <message>
        <source>Site limits</source>
        <translation>Limites du site</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Safety tier</source>
        <translation>Catégorie de sécurité</translation>
    </message>
    <message>
        <source>Sign-offs</source>
        <translation>Validations</translation>
    </message>
    <message>
        <source>Lapses after</source>
        <translation>Expire après</translation>
    </message>
    <message>
        <source>Core or optional</source>
        <translation>Obligatoire ou facultative</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Practical session</source>
        <translation>Session pratique</translation>
    </message>
    <message>
        <source>Prerequisites</source>
        <translation>Préalables</translation>
    </message>
    <message>
        <source>Important steps</source>
        <translation>Étapes importantes</translation>
    </message>
    <message>
        <source>Standard, line {number}</source>
        <translation>Norme, ligne {number}</translation>
    </message>
    <message>
        <source>One thing that can be seen or measured.</source>
        <translation>Une seule chose qu’on peut voir ou mesurer.</translation>
    </message>
    <message>
        <source>Shown above the line. Drawing, then maker, then site, then default.</source>
        <translation>Montrée au-dessus de la ligne. Dessin, puis fabricant, puis site, puis valeur par défaut.</translation>
    </message>
    <message>
        <source>As it will show</source>
        <translation>Comme ce sera montré</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Not yet: see what is marked.</source>
        <translation>Pas encore&#xa0;: voir ce qui est marqué.</translation>
    </message>
    <message>
        <source>Nobody has written how this task is taught.</source>
        <translation>Personne n’a écrit comment cette tâche s’enseigne.</translation>
    </message>
    <message>
        <source>Write a breakdown</source>
        <translation>Écrire une décomposition</translation>
    </message>
    <message>
        <source>Leave the breakdown out</source>
        <translation>Laisser la décomposition de côté</translation>
    </message>
    <message>
        <source>What it needs</source>
        <translation>Ce qu’il faut</translation>
    </message>
    <message>
        <source>Not Level 1</source>
        <translation>Hors du niveau 1</translation>
    </message>
    <message>
        <source>Important step</source>
        <translation>Étape importante</translation>
    </message>
    <message>
        <source>Key point</source>
        <translation>Point clé</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Moyen de contrôle</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation>Une bonne réponse</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>Ajouter une étape</translation>
    </message>
    <message>
        <source>Take this step away</source>
        <translation>Retirer cette étape</translation>
    </message>
    <message>
        <source>Add a key point</source>
        <translation>Ajouter un point clé</translation>
    </message>
    <message>
        <source>Take this key point away</source>
        <translation>Retirer ce point clé</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>D’où ça vient</translation>
    </message>
    <message>
        <source>What else</source>
        <translation>Le reste</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>Et si</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Sans source</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>En ajouter</translation>
    </message>
    <message>
        <source>Take this one away</source>
        <translation>Retirer celui-ci</translation>
    </message>
    <message>
        <source>What can hurt</source>
        <translation>Ce qui peut blesser</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Étape {number}</translation>
    </message>
    <message>
        <source>Step {step}, key point {number}</source>
        <translation>Étape {step}, point clé {number}</translation>
    </message>
    <message>
        <source>Starts with a verb. Five to seven are remembered.</source>
        <translation>Commence par un verbe. On en retient de cinq à sept.</translation>
    </message>
    <message>
        <source>What makes or breaks the step, and why.</source>
        <translation>Ce qui fait réussir ou rater l’étape, et pourquoi.</translation>
    </message>
    <message>
        <source>Questions to ask</source>
        <translation>Questions à poser</translation>
    </message>
    <message>
        <source>Common errors</source>
        <translation>Erreurs fréquentes</translation>
    </message>
    <message>
        <source>Hazards</source>
        <translation>Dangers</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Stop and call</source>
        <translation>Arrêter et appeler</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
</context>
<context>
    <name>Employer</name>
    <message>
        <source>Add a cost or a gain</source>
        <translation>Ajouter un coût ou un gain</translation>
    </message>
    <message>
        <source>Costs and gains</source>
        <translation>Coûts et gains</translation>
    </message>
    <message>
        <source>Employer’s page</source>
        <translation>Page de l’employeur</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Times and hours come from the records. Costs and gains are as entered here.</source>
        <translation>Les temps et les heures viennent des inscriptions. Les coûts et les gains sont tels qu’inscrits ici.</translation>
    </message>
    <message>
        <source>Costs and gains are kept at the office and do not come to this PC. The page is printed without them.</source>
        <translation>Les coûts et les gains restent au bureau et ne viennent pas à ce poste. La page s’imprime sans eux.</translation>
    </message>
    <message>
        <source>Times and hours come from the records. What training cost, and what it gave, nobody can work out: enter it here once. Nothing has been entered yet.</source>
        <translation>Les temps et les heures viennent des inscriptions. Ce que la formation a coûté et rapporté ne se calcule pas&#xa0;: inscrivez-le ici une fois. Rien n’a encore été inscrit.</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Coûts</translation>
    </message>
    <message>
        <source>Gains</source>
        <translation>Gains</translation>
    </message>
    <message>
        <source>entered {date}</source>
        <translation>inscrit le {date}</translation>
    </message>
</context>
<context>
    <name>Everybody</name>
    <message>
        <source>Find a name</source>
        <translation>Chercher un nom</translation>
    </message>
    <message>
        <source>Who may sign</source>
        <translation>Qui peut valider</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation>Qui voit quoi</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Nobody here has a name like that.</source>
        <translation>Personne ici n’a un nom semblable.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>No longer active</source>
        <translation>N’est plus en fonction</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Where does the copy go?</source>
        <translation>Où va la copie?</translation>
    </message>
    <message>
        <source>A copy was saved.</source>
        <translation>Une copie est enregistrée.</translation>
    </message>
    <message>
        <source>A PDF is kept as it is, with everything that is in it.</source>
        <translation>Un PDF est gardé tel quel, avec tout ce qu’il contient.</translation>
    </message>
    <message>
        <source>Add a photo or a PDF</source>
        <translation>Ajouter une photo ou un PDF</translation>
    </message>
    <message>
        <source>What the PDF is: a report, a work order</source>
        <translation>Ce qu’est le PDF&#xa0;: un rapport, un bon de travail</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Enregistrer une copie…</translation>
    </message>
    <message>
        <source>{kind}, {size}</source>
        <translation>{kind}, {size}</translation>
    </message>
    <message>
        <source>{caption}, {file}</source>
        <translation>{caption}, {file}</translation>
    </message>
    <message>
        <source>File pending</source>
        <translation>Fichier en attente</translation>
    </message>
    <message>
        <source>Not opened here</source>
        <translation>Ne s’ouvre pas ici</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} Ko</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} Mo</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Tables for a spreadsheet</source>
        <translation>Tableaux pour un tableur</translation>
    </message>
    <message>
        <source>Skills matrix</source>
        <translation>Matrice de compétences</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Inscriptions</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>A row for each person and task, as they stand today.</source>
        <translation>Une ligne par personne et par tâche, selon l’état d’aujourd’hui.</translation>
    </message>
    <message>
        <source>Every record: who, when, on which PC, if it counts.</source>
        <translation>Chaque inscription&#xa0;: qui, quand, sur quel poste, si elle compte.</translation>
    </message>
    <message>
        <source>Names and roles.</source>
        <translation>Noms et rôles.</translation>
    </message>
    <message>
        <source>Codes and ids. PINs and notes are never in it.</source>
        <translation>Codes et identifiants. Jamais de NIP ni de notes.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>Altered after it was signed</source>
        <translation>Modifiée après sa signature</translation>
    </message>
    <message>
        <source>Inserted or rewritten</source>
        <translation>Insérée ou réécrite</translation>
    </message>
    <message>
        <source>Its own signature is bad; a later one vouches for the record</source>
        <translation>Sa propre signature est mauvaise; une plus récente garantit l’inscription</translation>
    </message>
    <message>
        <source>Two records in one place: the profile was copied</source>
        <translation>Deux inscriptions à la même place&#xa0;: le profil a été copié</translation>
    </message>
    <message>
        <source>A record is missing</source>
        <translation>Une inscription manque</translation>
    </message>
    <message>
        <source>The last records are missing</source>
        <translation>Les dernières inscriptions manquent</translation>
    </message>
    <message>
        <source>What the record said is missing</source>
        <translation>Le contenu de l’inscription manque</translation>
    </message>
    <message>
        <source>The disk does not give it back</source>
        <translation>Le disque ne la rend pas</translation>
    </message>
    <message>
        <source>The programme was altered</source>
        <translation>Le programme a été modifié</translation>
    </message>
    <message>
        <source>A summary differs from the records</source>
        <translation>Un résumé diffère des inscriptions</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>This account has no plant yet. How do you want to begin?</source>
        <translation>Ce compte n’a pas encore d’usine. Comment voulez-vous commencer?</translation>
    </message>
    <message>
        <source>Nothing is recorded on this PC yet. How do you want to begin?</source>
        <translation>Rien n’est encore consigné sur ce poste. Comment voulez-vous commencer?</translation>
    </message>
    <message>
        <source>Start on this PC alone</source>
        <translation>Commencer sur ce poste seul</translation>
    </message>
    <message>
        <source>Needs no network. Takes about three minutes.</source>
        <translation>Sans réseau. Environ trois minutes.</translation>
    </message>
    <message>
        <source>Needs the network once, and a ticket for this PC.</source>
        <translation>Demande le réseau une fois, et un billet pour ce poste.</translation>
    </message>
    <message>
        <source>Bring back a backup</source>
        <translation>Rétablir une sauvegarde</translation>
    </message>
    <message>
        <source>Needs a backup file and the recovery sheet from the safe.</source>
        <translation>Il faut un fichier de sauvegarde et la feuille de récupération du coffre.</translation>
    </message>
    <message>
        <source>Look around with sample people</source>
        <translation>Regarder avec des personnes fictives</translation>
    </message>
    <message>
        <source>Nothing that you do there is kept.</source>
        <translation>Rien de ce que vous y faites n’est conservé.</translation>
    </message>
    <message>
        <source>The plant</source>
        <translation>L’usine</translation>
    </message>
    <message>
        <source>It stands on every sheet.</source>
        <translation>Son nom paraît sur chaque feuille.</translation>
    </message>
    <message>
        <source>Name of the plant</source>
        <translation>Nom de l’usine</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>Employeur</translation>
    </message>
    <message>
        <source>If it has another name.</source>
        <translation>S’il porte un autre nom.</translation>
    </message>
    <message>
        <source>Join a plant</source>
        <translation>Se rattacher à une usine</translation>
    </message>
    <message>
        <source>Everybody then signs in here with the PIN they have.</source>
        <translation>Chacun ouvre ensuite une session ici avec son NIP.</translation>
    </message>
    <message>
        <source>Name of this PC</source>
        <translation>Nom de ce poste</translation>
    </message>
    <message>
        <source>Such as: Toolroom bench. It stands beside what is signed here.</source>
        <translation>Par exemple&#xa0;: Établi de l’outillage. Il paraît à côté de ce qui est signé ici.</translation>
    </message>
    <message>
        <source>The first supervisor</source>
        <translation>La première superviseure ou le premier superviseur</translation>
    </message>
    <message>
        <source>Adds people, says who may sign what, decides open questions.</source>
        <translation>Ajoute les personnes, dit qui peut valider quoi, tranche les questions ouvertes.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Do you also train?</source>
        <translation>Formez-vous aussi?</translation>
    </message>
    <message>
        <source>In a small shop one person may do both.</source>
        <translation>Dans un petit atelier, une personne peut faire les deux.</translation>
    </message>
    <message>
        <source>What may you sign?</source>
        <translation>Que pouvez-vous valider?</translation>
    </message>
    <message>
        <source>Yes, I train and sign</source>
        <translation>Oui, je forme et je valide</translation>
    </message>
    <message>
        <source>No, others do</source>
        <translation>Non, d’autres le font</translation>
    </message>
    <message>
        <source>Who may sign what?</source>
        <translation>Qui peut valider quoi?</translation>
    </message>
    <message>
        <source>Name the trainers and what they may sign. More can come later.</source>
        <translation>Nommez les formateurs et ce qu’ils peuvent valider. D’autres pourront venir plus tard.</translation>
    </message>
    <message>
        <source>Name of a trainer</source>
        <translation>Nom de la formatrice ou du formateur</translation>
    </message>
    <message>
        <source>Add this trainer</source>
        <translation>Ajouter cette personne</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer {name}</translation>
    </message>
    <message>
        <source>Bringing everything back</source>
        <translation>Rétablissement en cours</translation>
    </message>
    <message>
        <source>Every page is checked. With many records, a minute.</source>
        <translation>Chaque page est vérifiée. Avec beaucoup d’inscriptions, une minute.</translation>
    </message>
    <message>
        <source>Joining the plant</source>
        <translation>Rattachement à l’usine</translation>
    </message>
    <message>
        <source>The hub is asked. On a slow line this takes a minute. You can stop it: what you typed stays.</source>
        <translation>Le serveur central est interrogé. Sur une ligne lente, cela prend une minute. Vous pouvez arrêter&#xa0;: ce que vous avez écrit reste.</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>A few seconds.</source>
        <translation>Quelques secondes.</translation>
    </message>
    <message>
        <source>The recovery sheet</source>
        <translation>La feuille de récupération</translation>
    </message>
    <message>
        <source>Print it twice and put both in the safe.</source>
        <translation>Imprimez-la deux fois et mettez les deux au coffre.</translation>
    </message>
    <message>
        <source>If this PC is lost, these twelve words and a backup bring everything back. They are shown only now and kept on no PC. Whoever holds them and a backup can read everything in it.</source>
        <translation>Si ce poste est perdu, ces douze mots et une sauvegarde ramènent tout. Ils ne s’affichent que maintenant et ne sont conservés sur aucun poste. Qui les détient avec une sauvegarde peut y lire tout.</translation>
    </message>
    <message>
        <source>Print the recovery sheet</source>
        <translation>Imprimer la feuille de récupération</translation>
    </message>
    <message>
        <source>Is the recovery sheet on paper?</source>
        <translation>La feuille de récupération est-elle sur papier?</translation>
    </message>
    <message>
        <source>Look at the sheet that was printed. Back shows the words again.</source>
        <translation>Regardez la feuille imprimée. Retour montre les mots de nouveau.</translation>
    </message>
    <message>
        <source>Type word {number} from the sheet</source>
        <translation>Tapez le mot {number} de la feuille</translation>
    </message>
    <message>
        <source>So that you know it is on paper.</source>
        <translation>Pour être sûr qu’il est sur papier.</translation>
    </message>
    <message>
        <source>One-time codes</source>
        <translation>Codes à usage unique</translation>
    </message>
    <message>
        <source>Give each trainer their own code. With it they choose a PIN on the Board.</source>
        <translation>Remettez à chaque personne son propre code. Avec lui, elle choisit un NIP au tableau.</translation>
    </message>
    <message>
        <source>Do not join</source>
        <translation>Ne pas se rattacher</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Joining was begun and is not done</source>
        <translation>Rattachement commencé, non terminé</translation>
    </message>
    <message>
        <source>The hub may know this PC already: the same ticket is still good here.</source>
        <translation>Le serveur central connaît peut-être déjà ce poste&#xa0;: le même billet est encore bon ici.</translation>
    </message>
    <message>
        <source>Go on with Join, as soon as the hub can be reached.</source>
        <translation>Continuez avec «&#xa0;Se rattacher&#xa0;» dès que le serveur central répond.</translation>
    </message>
    <message>
        <source>The recovery words are not in the safe yet</source>
        <translation>Les mots de récupération ne sont pas encore au coffre</translation>
    </message>
    <message>
        <source>Once this window is closed nobody can see them again.</source>
        <translation>Une fois cette fenêtre fermée, personne ne peut les revoir.</translation>
    </message>
    <message>
        <source>Print the sheet or write the words down, then go on.</source>
        <translation>Imprimez la feuille ou notez les mots, puis continuez.</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>Fermer sans eux</translation>
    </message>
    <message>
        <source>Set up this PC</source>
        <translation>Préparer ce poste</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Se rattacher</translation>
    </message>
    <message>
        <source>It is in the safe</source>
        <translation>Elle est au coffre</translation>
    </message>
    <message>
        <source>Open the Board</source>
        <translation>Ouvrir le tableau</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Everybody then signs in with the PIN they had.</source>
        <translation>Chaque personne entre ensuite avec le NIP qu’elle avait.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Choisir le fichier</translation>
    </message>
    <message>
        <source>The twelve words</source>
        <translation>Les douze mots</translation>
    </message>
    <message>
        <source>The backup file</source>
        <translation>Le fichier de sauvegarde</translation>
    </message>
    <message>
        <source>From a USB stick, or from the backups of the old PC.</source>
        <translation>D’une clé USB, ou des sauvegardes de l’ancien poste.</translation>
    </message>
    <message>
        <source>From the person who runs the hub, in order.</source>
        <translation>De la personne responsable du serveur central, dans l’ordre.</translation>
    </message>
    <message>
        <source>From the recovery sheet, in order. Accents do not matter.</source>
        <translation>De la feuille de récupération, dans l’ordre. Les accents ne comptent pas.</translation>
    </message>
    <message>
        <source>{typed} of {all} words</source>
        <translation>{typed} mots sur {all}</translation>
    </message>
    <message>
        <source>Empty: the name of the PC that was backed up.</source>
        <translation>Vide&#xa0;: le nom du poste sauvegardé.</translation>
    </message>
    <message>
        <source>Backups (*.trainer-backup)</source>
        <translation>Sauvegardes (*.trainer-backup)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>Pour qui?</translation>
    </message>
    <message>
        <source>All that is recorded stays in one folder on this PC.</source>
        <translation>Tout ce qui est consigné reste dans un seul dossier de ce poste.</translation>
    </message>
    <message>
        <source>All accounts of this PC</source>
        <translation>Tous les comptes de ce poste</translation>
    </message>
    <message>
        <source>Whoever signs in to this PC finds the same Board.</source>
        <translation>Quiconque ouvre une session sur ce poste trouve le même tableau.</translation>
    </message>
    <message>
        <source>This account only</source>
        <translation>Ce compte seulement</translation>
    </message>
    <message>
        <source>The other accounts of this PC do not see it.</source>
        <translation>Les autres comptes de ce poste ne le voient pas.</translation>
    </message>
    <message>
        <source>Not offered: there is no folder {folder}, and this account may not make it. Whoever looks after this PC can:</source>
        <translation>Non offert&#xa0;: il n’y a pas de dossier {folder}, et ce compte ne peut pas le créer. La personne responsable du poste le peut&#xa0;:</translation>
    </message>
    <message>
        <source>Not offered: this account may not write in {folder}. There may be a plant in it already. Whoever looks after this PC can let this account in.</source>
        <translation>Non offert&#xa0;: ce compte ne peut pas écrire dans {folder}. Il s’y trouve peut-être déjà une usine. La personne responsable du poste peut y donner accès à ce compte.</translation>
    </message>
    <message>
        <source>Not offered: what one account writes in {folder} the others could not write. Whoever looks after this PC can change that:</source>
        <translation>Non offert&#xa0;: ce qu’un compte écrit dans {folder}, les autres ne pourraient pas l’écrire. La personne responsable du poste peut changer cela&#xa0;:</translation>
    </message>
    <message>
        <source>There is a plant on this PC already: {plant}, made by the account {account}.</source>
        <translation>Il y a déjà une usine sur ce poste&#xa0;: {plant}, faite par le compte {account}.</translation>
    </message>
    <message>
        <source>There are plants on this PC already: {plants}.</source>
        <translation>Il y a déjà des usines sur ce poste&#xa0;: {plants}.</translation>
    </message>
    <message>
        <source>It is kept for that account alone, so it cannot be opened here.</source>
        <translation>Elle est gardée pour ce compte seulement; elle ne peut donc pas s’ouvrir ici.</translation>
    </message>
    <message>
        <source>Sign in to this PC with that account to use it. To share it, make a backup there and bring it back here, for all accounts.</source>
        <translation>Pour l’utiliser, ouvrez une session de ce poste avec ce compte. Pour la partager, faites-y une sauvegarde et rétablissez-la ici, pour tous les comptes.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>{hours}:{minutes}</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes}</translation>
    </message>
</context>
<context>
    <name>Glossary</name>
    <message>
        <source>Find a word</source>
        <translation>Trouver un mot</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est dans la liste</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Rien ici ne porte ce nom.</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Défauts</translation>
    </message>
    <message>
        <source>Print the glossary</source>
        <translation>Imprimer le glossaire</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>Voir aussi</translation>
    </message>
    <message>
        <source>Tasks that use this word</source>
        <translation>Tâches qui emploient ce mot</translation>
    </message>
    <message>
        <source>Look for: {words}</source>
        <translation>Chercher&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Also called: {names}</source>
        <translation>Aussi appelé&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Find a card, a task or a word</source>
        <translation>Fiche, tâche ou mot</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Cards arranged</source>
        <translation>Classement des fiches-conseils</translation>
    </message>
    <message>
        <source>Groups of cards</source>
        <translation>Groupes de fiches-conseils</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Fiches-conseils</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>By phase</source>
        <translation>Par phase</translation>
    </message>
    <message>
        <source>By situation</source>
        <translation>Par situation</translation>
    </message>
    <message>
        <source>Nothing here is called that.</source>
        <translation>Rien ici ne porte ce nom.</translation>
    </message>
    <message>
        <source>The programme of this plant has no cards.</source>
        <translation>Le programme de cette usine n’a pas de fiches-conseils.</translation>
    </message>
    <message>
        <source>Print these cards</source>
        <translation>Imprimer ces fiches</translation>
    </message>
    <message>
        <source>My cards</source>
        <translation>Mes fiches-conseils</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>Défauts</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Print the hand-over</source>
        <translation>Imprimer le relais</translation>
    </message>
    <message>
        <source>Molds worked on</source>
        <translation>Moules sur lesquels on a travaillé</translation>
    </message>
    <message>
        <source>Since {date}</source>
        <translation>Depuis le {date}</translation>
    </message>
    <message>
        <source>Hand-over to the next shift</source>
        <translation>Relais au prochain quart</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Shift of the trainees</source>
        <translation>Quart des stagiaires</translation>
    </message>
    <message>
        <source>Nothing is open for the next shift. Tries, stops and lessons since yesterday, follow-ups that are due and second looks come here.</source>
        <translation>Rien n’est ouvert pour le prochain quart. Les essais, les arrêts et les leçons depuis hier, les suivis à faire et les seconds regards viennent ici.</translation>
    </message>
    <message>
        <source>Follow-up {date}, with {name}</source>
        <translation>Suivi {date}, avec {name}</translation>
    </message>
    <message>
        <source>Follow-up overdue since {date}, with {name}</source>
        <translation>Suivi en retard depuis le {date}, avec {name}</translation>
    </message>
    <message>
        <source>Stopped {date}, {name}</source>
        <translation>Arrêté {date}, {name}</translation>
    </message>
    <message>
        <source>Taught {date}, {name}</source>
        <translation>Enseignée {date}, {name}</translation>
    </message>
    <message>
        <source>Tried {date}, level {level}, {name}</source>
        <translation>Essai {date}, niveau {level}, {name}</translation>
    </message>
    <message>
        <source>Paused until another person has watched it</source>
        <translation>En pause jusqu’à ce qu’une autre personne l’ait observée</translation>
    </message>
    <message>
        <source>Second look outstanding</source>
        <translation>Second regard à venir</translation>
    </message>
    <message>
        <source>Mold {mold}, {date}: {tasks}</source>
        <translation>Moule {mold}, {date}&#xa0;: {tasks}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Entered by mistake</source>
        <translation>Inscrite par erreur</translation>
    </message>
    <message>
        <source>Withdraw judgement</source>
        <translation>Retirer le jugement</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>That was not me</source>
        <translation>Ce n’était pas moi</translation>
    </message>
    <message>
        <source>I see it differently</source>
        <translation>Je le vois autrement</translation>
    </message>
    <message>
        <source>Raise a question</source>
        <translation>Poser une question</translation>
    </message>
    <message>
        <source>Taken back by {name} on {date}</source>
        <translation>Retirée par {name} le {date}</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>Par {name}</translation>
    </message>
    <message>
        <source>Dated {date}</source>
        <translation>En date du {date}</translation>
    </message>
    <message>
        <source>Observed on {date}</source>
        <translation>Observé le {date}</translation>
    </message>
    <message>
        <source>Recorded on {date} at {time}</source>
        <translation>Consigné le {date} à {time}</translation>
    </message>
    <message>
        <source>On {pc}</source>
        <translation>Sur {pc}</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Waits for a signature</source>
        <translation>Attend une signature</translation>
    </message>
    <message>
        <source>In question</source>
        <translation>En question</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Remplacé</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Ne compte pas</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Consigné</translation>
    </message>
    <message>
        <source>Taken back with a reason</source>
        <translation>Retirée avec un motif</translation>
    </message>
    <message>
        <source>Take back with a reason</source>
        <translation>Retirer avec un motif</translation>
    </message>
    <message>
        <source>dated {date}</source>
        <translation>en date du {date}</translation>
    </message>
    <message>
        <source>A record of kind {kind}</source>
        <translation>Inscription de type {kind}</translation>
    </message>
    <message>
        <source>Sign-off at level {level}</source>
        <translation>Validation au niveau {level}</translation>
    </message>
    <message>
        <source>Try, stopped for an unsafe act</source>
        <translation>Essai arrêté pour un geste dangereux</translation>
    </message>
    <message>
        <source>Try, stopped</source>
        <translation>Essai arrêté</translation>
    </message>
    <message>
        <source>Try at level {level}</source>
        <translation>Essai au niveau {level}</translation>
    </message>
    <message>
        <source>Capstone passed</source>
        <translation>Évaluation finale réussie</translation>
    </message>
    <message>
        <source>Capstone, not yet</source>
        <translation>Évaluation finale&#xa0;: pas encore</translation>
    </message>
    <message>
        <source>Second assessor’s signature</source>
        <translation>Signature du second regard</translation>
    </message>
    <message>
        <source>Signature: the trainee agrees</source>
        <translation>Signature&#xa0;: la ou le stagiaire est d’accord</translation>
    </message>
    <message>
        <source>The trainee does not agree</source>
        <translation>La ou le stagiaire n’est pas d’accord</translation>
    </message>
    <message>
        <source>Taken back: entered by mistake</source>
        <translation>Retirée&#xa0;: inscrite par erreur</translation>
    </message>
    <message>
        <source>Judgement withdrawn</source>
        <translation>Jugement retiré</translation>
    </message>
    <message>
        <source>A new observation was asked for</source>
        <translation>Nouvelle observation demandée</translation>
    </message>
    <message>
        <source>Extension given</source>
        <translation>Prolongation accordée</translation>
    </message>
    <message>
        <source>Question raised: that was not me</source>
        <translation>Question posée&#xa0;: ce n’était pas moi</translation>
    </message>
    <message>
        <source>Question raised: I see it differently</source>
        <translation>Question posée&#xa0;: je le vois autrement</translation>
    </message>
    <message>
        <source>Question raised</source>
        <translation>Question posée</translation>
    </message>
    <message>
        <source>Module complete: {name}</source>
        <translation>Module terminé&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Practical session: {name}</source>
        <translation>Session pratique&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Unit signature: {name}</source>
        <translation>Signature d’unité&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Enrolled in the programme</source>
        <translation>Inscription au programme</translation>
    </message>
    <message>
        <source>Plan saved</source>
        <translation>Plan enregistré</translation>
    </message>
    <message>
        <source>Training slot planned</source>
        <translation>Plage de formation prévue</translation>
    </message>
    <message>
        <source>Training slot held</source>
        <translation>Plage de formation tenue</translation>
    </message>
    <message>
        <source>Training slot missed</source>
        <translation>Plage de formation manquée</translation>
    </message>
    <message>
        <source>Named {name}</source>
        <translation>Nommé {name}</translation>
    </message>
    <message>
        <source>One-time code given</source>
        <translation>Code à usage unique donné</translation>
    </message>
    <message>
        <source>PIN chosen</source>
        <translation>NIP choisi</translation>
    </message>
    <message>
        <source>Badge taken away</source>
        <translation>Carte retirée</translation>
    </message>
    <message>
        <source>Badge given</source>
        <translation>Carte donnée</translation>
    </message>
    <message>
        <source>Right to sign given</source>
        <translation>Droit de valider donné</translation>
    </message>
    <message>
        <source>Right to sign ended</source>
        <translation>Droit de valider terminé</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>Enseignée</translation>
    </message>
    <message>
        <source>Job done: {tasks}</source>
        <translation>Travail fait&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>Asked to be assessed</source>
        <translation>A demandé une évaluation</translation>
    </message>
    <message>
        <source>Set not applicable</source>
        <translation>Déclarée sans objet</translation>
    </message>
    <message>
        <source>Applies again</source>
        <translation>S’applique de nouveau</translation>
    </message>
    <message>
        <source>Coaching note</source>
        <translation>Note d’accompagnement</translation>
    </message>
    <message>
        <source>Answer to a note</source>
        <translation>Réponse à une note</translation>
    </message>
    <message>
        <source>Note closed</source>
        <translation>Note fermée</translation>
    </message>
    <message>
        <source>Follow-up handed over</source>
        <translation>Suivi confié à une autre personne</translation>
    </message>
    <message>
        <source>Paper checklist {number}</source>
        <translation>Feuille papier {number}</translation>
    </message>
    <message>
        <source>Erased on request</source>
        <translation>Effacée sur demande</translation>
    </message>
    <message>
        <source>Made by a newer version of this program</source>
        <translation>Vient d’une version plus récente du programme</translation>
    </message>
    <message>
        <source>A damaged record</source>
        <translation>Inscription endommagée</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>Tasks: {value}</source>
        <translation>Tâches&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Extended until {value}</source>
        <translation>Prolongée jusqu’au {value}</translation>
    </message>
    <message>
        <source>Until then: {value}</source>
        <translation>D’ici là&#xa0;: {value}</translation>
    </message>
    <message>
        <source>For the whole plant</source>
        <translation>Pour toute l’usine</translation>
    </message>
    <message>
        <source>Consent: {value}</source>
        <translation>Accord&#xa0;: {value}</translation>
    </message>
    <message>
        <source>From {start} to {end}</source>
        <translation>Du {start} au {end}</translation>
    </message>
    <message>
        <source>Because: {value}</source>
        <translation>Motif&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Same person: who decided had a part in it.</source>
        <translation>Même personne&#xa0;: qui a décidé y avait pris part.</translation>
    </message>
    <message>
        <source>Evidence: {value}</source>
        <translation>Preuves&#xa0;: {value}</translation>
    </message>
    <message>
        <source>In a declared assessment</source>
        <translation>Dans une évaluation déclarée</translation>
    </message>
    <message>
        <source>Lines not yet met: {value}</source>
        <translation>Lignes pas encore atteintes&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Mold: {value}</source>
        <translation>Moule&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Question decided: none of them stands</source>
        <translation>Question tranchée&#xa0;: rien ne tient</translation>
    </message>
    <message>
        <source>Question decided: one of them stands</source>
        <translation>Question tranchée&#xa0;: une inscription tient</translation>
    </message>
    <message>
        <source>Sign-off looked at again: agrees</source>
        <translation>Validation regardée de nouveau&#xa0;: d’accord</translation>
    </message>
    <message>
        <source>Sign-off looked at again: sees it differently</source>
        <translation>Validation regardée de nouveau&#xa0;: vue autrement</translation>
    </message>
    <message>
        <source>Press: {value}</source>
        <translation>Presse&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Work order: {value}</source>
        <translation>Bon de travail&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Minutes: {value}</source>
        <translation>Minutes&#xa0;: {value}</translation>
    </message>
    <message>
        <source>Entered late: {value}</source>
        <translation>Saisie tardive&#xa0;: {value}</translation>
    </message>
    <message>
        <source>From sheet {value}</source>
        <translation>De la feuille {value}</translation>
    </message>
    <message>
        <source>observed {date}</source>
        <translation>observé le {date}</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Plus récent</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Plus ancien</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Inscriptions</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet.</source>
        <translation>Rien n’est encore consigné.</translation>
    </message>
    <message>
        <source>Ask a supervisor</source>
        <translation>Demander à la supervision</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Taken back. Saved on this PC.</source>
        <translation>Retirée. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>It stays in the history and no longer counts.</source>
        <translation>L’inscription reste dans l’historique et ne compte plus.</translation>
    </message>
    <message>
        <source>Asked. Saved on this PC.</source>
        <translation>Demandé. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>A supervisor decides, and you find the answer here.</source>
        <translation>La supervision décide, et vous trouvez la réponse ici.</translation>
    </message>
    <message>
        <source>recorded {date} {time}</source>
        <translation>consigné le {date} à {time}</translation>
    </message>
</context>
<context>
    <name>HowToTeach</name>
    <message>
        <source>Write a memo</source>
        <translation>Écrire un mémo</translation>
    </message>
    <message>
        <source>Print the trainer’s sheet</source>
        <translation>Imprimer la feuille de formation</translation>
    </message>
    <message>
        <source>To ask</source>
        <translation>À demander</translation>
    </message>
    <message>
        <source>Cards for now</source>
        <translation>Fiches du moment</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>What helps in teaching this task here.</source>
        <translation>Ce qui aide à enseigner cette tâche ici.</translation>
    </message>
    <message>
        <source>Memos of this plant</source>
        <translation>Mémos de cette usine</translation>
    </message>
    <message>
        <source>{name}, {date}</source>
        <translation>{name}, {date}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Cards for this task</source>
        <translation>Fiches pour cette tâche</translation>
    </message>
</context>
<context>
    <name>InClass</name>
    <message>
        <source>Taught in class</source>
        <translation>Vue en classe</translation>
    </message>
    <message>
        <source>Tried before it was taught in class</source>
        <translation>Essayée avant d’être vue en classe</translation>
    </message>
    <message>
        <source>Not yet taught in class</source>
        <translation>Pas encore vue en classe</translation>
    </message>
    <message>
        <source>{module} not complete</source>
        <translation>{module} non terminé</translation>
    </message>
    <message>
        <source>{module} complete {date}</source>
        <translation>{module} terminé le {date}</translation>
    </message>
    <message>
        <source>first tried {date}</source>
        <translation>premier essai le {date}</translation>
    </message>
    <message>
        <source>Load a school’s list</source>
        <translation>Charger une liste de l’école</translation>
    </message>
    <message>
        <source>Mark complete in class</source>
        <translation>Marquer terminé en classe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Marquer terminé</translation>
    </message>
    <message>
        <source>Modules and sessions</source>
        <translation>Modules et sessions</translation>
    </message>
    <message>
        <source>What was completed on this day.</source>
        <translation>Ce qui a été terminé ce jour-là.</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Tick everybody who completed it.</source>
        <translation>Cochez toutes les personnes qui l’ont terminé.</translation>
    </message>
    <message>
        <source>A day that has come is typed as 2026-11-21.</source>
        <translation>Un jour déjà venu s’écrit ainsi&#xa0;: 2026-11-21.</translation>
    </message>
    <message>
        <source>Completed on</source>
        <translation>Terminé le</translation>
    </message>
    <message>
        <source>Or type the day, as 2026-11-21</source>
        <translation>Ou tapez le jour, comme 2026-11-21</translation>
    </message>
    <message>
        <source>How you know it</source>
        <translation>Comment vous le savez</translation>
    </message>
    <message>
        <source> (complete {date}, stays as it is)</source>
        <translation> (terminé le {date}, reste ainsi)</translation>
    </message>
    <message>
        <source>Next: the module or session.</source>
        <translation>Ensuite&#xa0;: le module ou la session.</translation>
    </message>
    <message>
        <source>Next: who completed it.</source>
        <translation>Ensuite&#xa0;: qui l’a terminé.</translation>
    </message>
    <message>
        <source>This is complete already.</source>
        <translation>C’est déjà terminé.</translation>
    </message>
    <message>
        <source>Next: the day.</source>
        <translation>Ensuite&#xa0;: le jour.</translation>
    </message>
    <message>
        <source>Next: how you know it.</source>
        <translation>Ensuite&#xa0;: comment vous le savez.</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est listé</translation>
    </message>
    <message>
        <source>Taught, not yet tried</source>
        <translation>Vues en classe, à essayer</translation>
    </message>
    <message>
        <source>Tried before taught</source>
        <translation>Essayées avant la classe</translation>
    </message>
    <message>
        <source>The programme of this plant has no modules and no sessions.</source>
        <translation>Le programme de cette usine n’a ni modules ni sessions.</translation>
    </message>
    <message>
        <source>Everything that was taught in class was tried on the floor.</source>
        <translation>Tout ce qui a été vu en classe a été essayé à l’atelier.</translation>
    </message>
    <message>
        <source>Nothing was tried on the floor before it was taught.</source>
        <translation>Rien n’a été essayé à l’atelier avant d’être vu en classe.</translation>
    </message>
    <message>
        <source>E-learning modules</source>
        <translation>Modules en ligne</translation>
    </message>
    <message>
        <source>Practical sessions</source>
        <translation>Sessions pratiques</translation>
    </message>
    <message>
        <source>{part} of {whole} complete</source>
        <translation>{part} sur {whole} terminés</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Pas encore</translation>
    </message>
    <message>
        <source>In question</source>
        <translation>En question</translation>
    </message>
    <message>
        <source>Complete {date}</source>
        <translation>Terminé le {date}</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>The tasks</source>
        <translation>Les tâches</translation>
    </message>
    <message>
        <source>Choose what was watched on this job. Tap a unit to see its tasks.</source>
        <translation>Choisissez ce qui a été observé pendant ce travail. Touchez une unité pour voir ses tâches.</translation>
    </message>
    <message>
        <source>Choose at least one task.</source>
        <translation>Choisissez au moins une tâche.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Signed off together before</source>
        <translation>Déjà validées ensemble</translation>
    </message>
    <message>
        <source>Level of {task}</source>
        <translation>Niveau de {task}</translation>
    </message>
    <message>
        <source>Another method or evidence</source>
        <translation>Autre méthode ou preuve</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Method of {task}</source>
        <translation>Méthode pour {task}</translation>
    </message>
    <message>
        <source>Evidence of {task}</source>
        <translation>Preuves pour {task}</translation>
    </message>
    <message>
        <source>Sign off a job</source>
        <translation>Valider un travail</translation>
    </message>
    <message>
        <source>For every task of the list.</source>
        <translation>Pour toutes les tâches de la liste.</translation>
    </message>
    <message>
        <source>It waits for the trainee’s signature, and counts once it is given.</source>
        <translation>La signature de la ou du stagiaire est en attente; la validation compte dès qu’elle est donnée.</translation>
    </message>
    <message>
        <source>The trainee does not agree: an open question for a supervisor.</source>
        <translation>La ou le stagiaire n’est pas d’accord&#xa0;: une question ouverte pour la supervision.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>JobDone</name>
    <message>
        <source>Job done</source>
        <translation>Travail fait</translation>
    </message>
    <message>
        <source>Mold and work order</source>
        <translation>Moule et bon de travail</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>Fait le</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Record job done</source>
        <translation>Consigner le travail fait</translation>
    </message>
    <message>
        <source>Choose at least one task.</source>
        <translation>Choisissez au moins une tâche.</translation>
    </message>
    <message>
        <source>The job is recorded. Saved on this PC.</source>
        <translation>Le travail est consigné. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>Shown as own entry.</source>
        <translation>Affiché comme inscription de la personne elle-même.</translation>
    </message>
    <message>
        <source>You enter this yourself: it is shown as own entry.</source>
        <translation>Vous l’inscrivez vous-même&#xa0;: ce sera affiché comme votre propre inscription.</translation>
    </message>
    <message>
        <source>The tasks</source>
        <translation>Les tâches</translation>
    </message>
    <message>
        <source>What was done on this job. It says nothing about how well.</source>
        <translation>Ce qui a été fait pendant ce travail. Cela ne dit rien de la qualité.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
</context>
<context>
    <name>Join</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Join a plant</source>
        <translation>Se rattacher à une usine</translation>
    </message>
    <message>
        <source>What was recorded on this PC stays, and goes along.</source>
        <translation>Ce qui a été consigné sur ce poste y reste, et suit.</translation>
    </message>
    <message>
        <source>The ticket is handed in at the hub.</source>
        <translation>Le billet est remis au serveur central.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Se rattacher</translation>
    </message>
    <message>
        <source>Open the ticket’s file</source>
        <translation>Ouvrir le fichier du billet</translation>
    </message>
    <message>
        <source>Keys on the screen</source>
        <translation>Touches à l’écran</translation>
    </message>
    <message>
        <source>The ticket</source>
        <translation>Le billet</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Adresse du serveur central</translation>
    </message>
    <message>
        <source>From whoever runs the hub: typed, scanned or from its file.</source>
        <translation>De la personne responsable du serveur central : au clavier, au lecteur ou par son fichier.</translation>
    </message>
    <message>
        <source>As it stands beside the ticket. A file or a QR code may name it.</source>
        <translation>Comme elle figure à côté du billet. Un fichier ou un code QR peut la nommer.</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Effacer le dernier caractère</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Follow-ups</source>
        <translation>Suivis</translation>
    </message>
    <message>
        <source>Waiting sign-offs</source>
        <translation>Validations en attente</translation>
    </message>
    <message>
        <source>Rights to sign</source>
        <translation>Droits de valider</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>They end today. What was signed under them stands.</source>
        <translation>Ils prennent fin aujourd’hui. Ce qui a été validé tient toujours.</translation>
    </message>
    <message>
        <source>The name leaves the Board and the PIN no longer works. Nothing is deleted; rights to sign are given anew to whoever comes back.</source>
        <translation>Le nom quitte le tableau et le NIP ne marche plus. Rien n’est supprimé; à qui revient, on redonne les droits de valider.</translation>
    </message>
    <message>
        <source>Who takes them over</source>
        <translation>Qui les reprend</translation>
    </message>
    <message>
        <source>{name} no longer works here</source>
        <translation>{name} ne travaille plus ici</translation>
    </message>
    <message>
        <source>{count}. Choose who takes them over.</source>
        <translation>{count}. Choisissez qui les reprend.</translation>
    </message>
    <message>
        <source>None is open.</source>
        <translation>Aucun n’est ouvert.</translation>
    </message>
    <message>
        <source>{count}. They are still signed, and then they count.</source>
        <translation>{count}. On peut encore les signer, et alors elles comptent.</translation>
    </message>
    <message>
        <source>Take off the Board</source>
        <translation>Retirer du tableau</translation>
    </message>
</context>
<context>
    <name>LevelCircle</name>
    <message>
        <source>Level {level} of {top}</source>
        <translation>Niveau {level} sur {top}</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>fewest on one task: {count}</source>
        <translation>tâche la moins couverte&#xa0;: {count}</translation>
    </message>
    <message>
        <source>one person only</source>
        <translation>une seule personne</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} sur {whole}</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>Semaine {week}</translation>
    </message>
    <message>
        <source>{part} of {whole} tasks signed off</source>
        <translation>Tâches validées&#xa0;: {part}&#xa0;sur&#xa0;{whole}</translation>
    </message>
    <message>
        <source>{name}, {column}: {words}</source>
        <translation>{name}, {column}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Wall version</source>
        <translation>Version murale</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Page à gauche</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Page à droite</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Page vers le haut</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page vers le bas</translation>
    </message>
    <message>
        <source>Rests on one person</source>
        <translation>Repose sur une seule personne</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrice de compétences</translation>
    </message>
    <message>
        <source>Open checklist</source>
        <translation>Ouvrir la liste</translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Trainees</source>
        <translation>Stagiaires</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Toutes les tâches</translation>
    </message>
    <message>
        <source>Unit {unit}</source>
        <translation>Unité {unit}</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Trainers</source>
        <translation>Formateurs</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De qui</translation>
    </message>
    <message>
        <source>Columns {first} to {last} of {count}</source>
        <translation>Colonnes {first} à {last} sur {count}</translation>
    </message>
    <message>
        <source>People {first} to {last} of {count}</source>
        <translation>Personnes {first} à {last} sur {count}</translation>
    </message>
    <message>
        <source>Fewest people signed off on one task</source>
        <translation>Personnes validées, tâche la moins couverte</translation>
    </message>
    <message>
        <source>People signed off</source>
        <translation>Personnes validées</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>No trainee is active at this plant. Everybody who is added comes here.</source>
        <translation>Aucun stagiaire n’est actif dans cette usine. Toute personne ajoutée paraît ici.</translation>
    </message>
    <message>
        <source>Nobody at this plant may sign tasks yet.</source>
        <translation>Personne dans cette usine ne peut encore valider de tâches.</translation>
    </message>
</context>
<context>
    <name>Memo</name>
    <message>
        <source>Take this memo away</source>
        <translation>Retirer ce mémo</translation>
    </message>
    <message>
        <source>Teaching memo: {task}</source>
        <translation>Mémo d’enseignement&#xa0;: {task}</translation>
    </message>
    <message>
        <source>The memo</source>
        <translation>Le mémo</translation>
    </message>
    <message>
        <source>What helps in teaching this task here. It names nobody; trainers read it.</source>
        <translation>Ce qui aide à enseigner cette tâche ici. Il ne nomme personne; les formateurs le lisent.</translation>
    </message>
    <message>
        <source>Save the memo</source>
        <translation>Enregistrer le mémo</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Trainees</source>
        <translation>Stagiaires</translation>
    </message>
    <message>
        <source>Every trainee’s checklist</source>
        <translation>La liste de chaque stagiaire</translation>
    </message>
    <message>
        <source>Next mold, next tasks</source>
        <translation>Prochain moule</translation>
    </message>
    <message>
        <source>Who could be signed off for what on it</source>
        <translation>Qui pourrait y faire valider quoi</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Guide</translation>
    </message>
    <message>
        <source>Cards on how to teach, and the workshop</source>
        <translation>Fiches-conseils pour enseigner, et l’atelier</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Words of the trade, and terms for defects</source>
        <translation>Mots du métier et termes des défauts</translation>
    </message>
    <message>
        <source>Due and questions</source>
        <translation>Échéances et questions</translation>
    </message>
    <message>
        <source>What lapses, what waits for a decision</source>
        <translation>Ce qui arrive à échéance, ce qui attend une décision</translation>
    </message>
    <message>
        <source>Morning page</source>
        <translation>Page du matin</translation>
    </message>
    <message>
        <source>Who may be asked for what today, by shift</source>
        <translation>Quoi demander à qui aujourd’hui, par quart</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrice</translation>
    </message>
    <message>
        <source>Who stands where, and what rests on one person</source>
        <translation>Où en est chacun, et ce qui repose sur une seule personne</translation>
    </message>
    <message>
        <source>Second looks</source>
        <translation>Seconds regards</translation>
    </message>
    <message>
        <source>What another person has still to watch</source>
        <translation>Ce qu’une autre personne doit encore observer</translation>
    </message>
    <message>
        <source>Coaching notes</source>
        <translation>Notes d’accompagnement</translation>
    </message>
    <message>
        <source>Find one, or what is still open</source>
        <translation>En trouver une, ou ce qui est encore ouvert</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Sheets for one or for all, and tables</source>
        <translation>Feuilles pour une personne ou toutes, et tableaux</translation>
    </message>
    <message>
        <source>Employer’s page</source>
        <translation>Page de l’employeur</translation>
    </message>
    <message>
        <source>What training took, and what was entered of costs</source>
        <translation>Ce que la formation a demandé, et les coûts inscrits</translation>
    </message>
    <message>
        <source>Entered from paper</source>
        <translation>Saisies du papier</translation>
    </message>
    <message>
        <source>Compare what was transcribed with its sheet</source>
        <translation>Comparer ce qui a été transcrit avec sa feuille</translation>
    </message>
    <message>
        <source>My record as a trainer</source>
        <translation>Mon dossier de formateur</translation>
    </message>
    <message>
        <source>What I am signed off on, and who can observe me</source>
        <translation>Mes tâches validées, et qui peut m’observer</translation>
    </message>
    <message>
        <source>Records of the trainers</source>
        <translation>Dossiers des formateurs</translation>
    </message>
    <message>
        <source>How far each is, and signing off a task</source>
        <translation>Où en est chaque personne; valider une tâche</translation>
    </message>
    <message>
        <source>Site rules</source>
        <translation>Règles de l’usine</translation>
    </message>
    <message>
        <source>What is asked before a sign-off at this plant</source>
        <translation>Ce qui est demandé ici avant une validation</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Names, roles, rights to sign, PINs, who left</source>
        <translation>Noms, rôles, droits de valider, NIP, départs</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Its editions, your own changes, spreadsheets</source>
        <translation>Ses éditions, vos propres changements, classeurs</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation>Qui voit quoi</translation>
    </message>
    <message>
        <source>What each role may see and do</source>
        <translation>Ce que chaque rôle peut voir et faire</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Backups, checking the records, file for support</source>
        <translation>Sauvegardes, vérifications, fichier de soutien</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>What waits here, the hub, the other PCs</source>
        <translation>Ce qui attend ici, le serveur central, les autres postes</translation>
    </message>
    <message>
        <source>Another plant</source>
        <translation>Autre usine</translation>
    </message>
    <message>
        <source>Close this one; what you began waits here</source>
        <translation>Fermer celle-ci; ce que vous avez commencé attend ici</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Every shortcut on one page</source>
        <translation>Tous les raccourcis sur une page</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Sizes, theme, language, idle time</source>
        <translation>Tailles, thème, langue, verrouillage automatique</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>Morning</name>
    <message>
        <source>Alone: {units}</source>
        <translation>Sans aide&#xa0;: {units}</translation>
    </message>
    <message>
        <source>Nothing yet that may be asked for alone.</source>
        <translation>Rien encore à demander sans aide.</translation>
    </message>
    <message>
        <source>{status}, with {names}</source>
        <translation>{status}, avec {names}</translation>
    </message>
    <message>
        <source>{unit}: all of it</source>
        <translation>{unit}&#xa0;: tout</translation>
    </message>
    <message>
        <source>Under direct watch: {tasks}</source>
        <translation>Sous surveillance directe&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>Watch and assist only: {tasks}</source>
        <translation>Regarde et aide seulement&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Ce qui attend</translation>
    </message>
    <message>
        <source>Morning page</source>
        <translation>Page du matin</translation>
    </message>
    <message>
        <source>All shifts</source>
        <translation>Tous les quarts</translation>
    </message>
    <message>
        <source>No shift</source>
        <translation>Sans quart</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Quart</translation>
    </message>
    <message>
        <source>Print the same as on {weekday} {date}</source>
        <translation>Imprimer comme le {weekday} {date}</translation>
    </message>
    <message>
        <source>Rests on what is signed off and in force. A level is guidance: the employer alone authorises people to work.</source>
        <translation>Repose sur ce qui est validé et en vigueur. Un niveau est une indication&#xa0;: seul l’employeur autorise une personne à travailler.</translation>
    </message>
</context>
<context>
    <name>MyPage</name>
    <message>
        <source>{count} of {required} sign-offs</source>
        <translation>Validations&#xa0;: {count}&#xa0;sur&#xa0;{required}</translation>
    </message>
    <message>
        <source>I am ready</source>
        <translation>Je suis prêt</translation>
    </message>
    <message>
        <source>I am ready to be assessed: {task}</source>
        <translation>Je suis prêt à être évalué&#xa0;: {task}</translation>
    </message>
    <message>
        <source>asked {date}</source>
        <translation>demandé le {date}</translation>
    </message>
    <message>
        <source>agreed {date} {time} on {pc}</source>
        <translation>accepté le {date} à {time} sur {pc}</translation>
    </message>
    <message>
        <source>declined {date} {time} on {pc}</source>
        <translation>refusé le {date} à {time} sur {pc}</translation>
    </message>
    <message>
        <source>level {level}, watched by {name}</source>
        <translation>niveau {level}, observé par {name}</translation>
    </message>
    <message>
        <source>Not me</source>
        <translation>Ce n’est pas moi</translation>
    </message>
    <message>
        <source>In question</source>
        <translation>En question</translation>
    </message>
    <message>
        <source>My checklist</source>
        <translation>Ma liste</translation>
    </message>
    <message>
        <source>My plan</source>
        <translation>Mon plan</translation>
    </message>
    <message>
        <source>My record</source>
        <translation>Mon dossier</translation>
    </message>
    <message>
        <source>Job done</source>
        <translation>Travail fait</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>La suite</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Pour vous</translation>
    </message>
    <message>
        <source>Nothing can be watched today: what is open waits for another task.</source>
        <translation>Rien ne peut être observé aujourd’hui&#xa0;: ce qui reste attend une autre tâche.</translation>
    </message>
    <message>
        <source>Nothing waits for you. What to sign and notes about you come here.</source>
        <translation>Rien ne vous attend. Ce qu’il faut signer et les notes à votre sujet s’affichent ici.</translation>
    </message>
    <message>
        <source>You did not sign {task} on {date}?</source>
        <translation>Vous n’avez pas signé {task} le {date}?</translation>
    </message>
    <message>
        <source>It no longer counts until a supervisor has decided. Both of you are asked.</source>
        <translation>La validation ne compte plus tant que la supervision n’a pas tranché. On vous demandera votre avis à tous les deux.</translation>
    </message>
    <message>
        <source>It was not me</source>
        <translation>Ce n’était pas moi</translation>
    </message>
    <message>
        <source>The question is open. Saved on this PC.</source>
        <translation>La question est ouverte. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>A supervisor decides. Change your PIN if it was seen.</source>
        <translation>La supervision tranche. Changez votre NIP si quelqu’un l’a vu.</translation>
    </message>
    <message>
        <source>Your trainer sees that you are ready for {task}.</source>
        <translation>Votre formateur voit que vous êtes prêt pour {task}.</translation>
    </message>
    <message>
        <source>Signed in your name since {date}</source>
        <translation>Signé en votre nom depuis le {date}</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Rien.</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Notes about you, not answered yet</source>
        <translation>Notes à votre sujet, sans réponse</translation>
    </message>
    <message>
        <source>{name}, {date}</source>
        <translation>{name}, {date}</translation>
    </message>
</context>
<context>
    <name>NewRecovery</name>
    <message>
        <source>These twelve words will open the backups made from then on. Nothing changes until one of them has been typed back. Backups made before still need the old sheet: keep it with them, or destroy both.</source>
        <translation>Ces douze mots ouvriront les sauvegardes faites à partir de là. Rien ne change tant que l’un d’eux n’a pas été retapé. Les sauvegardes d’avant demandent encore l’ancienne feuille&#xa0;: gardez-la avec elles, ou détruisez les deux.</translation>
    </message>
    <message>
        <source>Show the words again</source>
        <translation>Revoir les mots</translation>
    </message>
    <message>
        <source>A new recovery sheet</source>
        <translation>Une nouvelle feuille de récupération</translation>
    </message>
    <message>
        <source>Use it from now on</source>
        <translation>S’en servir dès maintenant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>The new sheet is in use. Saved on this PC.</source>
        <translation>La nouvelle feuille est en usage. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>The old one still opens the backups made before.</source>
        <translation>L’ancienne ouvre encore les sauvegardes d’avant.</translation>
    </message>
    <message>
        <source>Make a copy outside this PC now: it needs the new one.</source>
        <translation>Faites maintenant une copie hors de ce poste&#xa0;: il lui faudra la nouvelle.</translation>
    </message>
</context>
<context>
    <name>NextMold</name>
    <message>
        <source>Mold</source>
        <translation>Moule</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Molds that were worked on before</source>
        <translation>Moules déjà travaillés</translation>
    </message>
    <message>
        <source>Next mold, next tasks</source>
        <translation>Prochain moule, prochaines tâches</translation>
    </message>
    <message>
        <source>Who could be signed off for what on the mold that is down.</source>
        <translation>Qui pourrait faire valider quoi sur le moule arrêté pour l’entretien.</translation>
    </message>
    <message>
        <source>Type the number of a mold, or tap one.</source>
        <translation>Tapez le numéro d’un moule ou touchez-en un.</translation>
    </message>
    <message>
        <source>Nobody could earn a sign-off on this mold that day.</source>
        <translation>Personne ne pourrait obtenir de validation sur ce moule ce jour-là.</translation>
    </message>
    <message>
        <source>Sign off a job</source>
        <translation>Valider un travail</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>to renew</source>
        <translation>à renouveler</translation>
    </message>
    <message>
        <source>{counted} of {required} so far</source>
        <translation>{counted} sur {required} à ce jour</translation>
    </message>
    <message>
        <source>the first of {required}</source>
        <translation>la première de {required}</translation>
    </message>
</context>
<context>
    <name>Notebook</name>
    <message>
        <source>Find words, names, tasks</source>
        <translation>Chercher des mots, des noms, des tâches</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>{found} of {all}</source>
        <translation>{found} sur {all}</translation>
    </message>
    <message>
        <source>Coaching notes</source>
        <translation>Notes d’accompagnement</translation>
    </message>
    <message>
        <source>Open follow-ups</source>
        <translation>Suivis ouverts</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Afficher seulement</translation>
    </message>
    <message>
        <source>Open the note</source>
        <translation>Ouvrir la note</translation>
    </message>
    <message>
        <source>Follow-up {date}, with {name}</source>
        <translation>Suivi {date}, avec {name}</translation>
    </message>
    <message>
        <source>Overdue since {date}, with {name}</source>
        <translation>En retard depuis le {date}, avec {name}</translation>
    </message>
    <message>
        <source>Follow-up closed</source>
        <translation>Suivi fermé</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Réponse donnée</translation>
    </message>
    <message>
        <source>No note fits. Try fewer words, or another topic.</source>
        <translation>Aucune note ne correspond. Essayez moins de mots, ou un autre sujet.</translation>
    </message>
    <message>
        <source>No note yet. What trainers write about their trainees is found here, by words, by topic or by what is still open.</source>
        <translation>Aucune note pour l’instant. Ce que les formateurs écrivent sur leurs stagiaires se trouve ici, par mots, par sujet ou par ce qui est encore ouvert.</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Takes up the follow-up of {date} again</source>
        <translation>Reprend le suivi du {date}</translation>
    </message>
    <message>
        <source>Where to look: {topics}</source>
        <translation>Où regarder&#xa0;: {topics}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Ce qui en est ressorti</translation>
    </message>
    <message>
        <source>Basic math</source>
        <translation>Calcul de base</translation>
    </message>
    <message>
        <source>Seeing in 3D</source>
        <translation>Vision en 3D</translation>
    </message>
    <message>
        <source>Eye for detail</source>
        <translation>Souci du détail</translation>
    </message>
    <message>
        <source>Problem-solving</source>
        <translation>Résolution de problèmes</translation>
    </message>
    <message>
        <source>Talking and reporting</source>
        <translation>Communication orale</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Calm under time pressure</source>
        <translation>Calme sous pression</translation>
    </message>
    <message>
        <source>What went well</source>
        <translation>Ce qui a bien été</translation>
    </message>
    <message>
        <source>What to work on</source>
        <translation>À travailler</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Prochaine étape</translation>
    </message>
    <message>
        <source>When and where, what you saw, what it led to.</source>
        <translation>Quand et où, ce que vous avez vu, ce que cela a donné.</translation>
    </message>
    <message>
        <source>When and where, what you saw, what it could lead to.</source>
        <translation>Quand et où, ce que vous avez vu, ce que cela peut causer.</translation>
    </message>
    <message>
        <source>One thing. With a day it stays on your Today until you close it.</source>
        <translation>Une seule chose. Avec un jour, elle reste dans votre page Aujourd’hui jusqu’à ce que vous la fermiez.</translation>
    </message>
    <message>
        <source>As you began it. The parts below may stay empty.</source>
        <translation>Comme vous l’avez commencée. Les parties ci-dessous peuvent rester vides.</translation>
    </message>
    <message>
        <source>At the split this morning,</source>
        <translation>À l’ouverture du moule ce matin,</translation>
    </message>
    <message>
        <source>You stopped when</source>
        <translation>Vous avez arrêté quand</translation>
    </message>
    <message>
        <source>You asked before</source>
        <translation>Vous avez demandé avant</translation>
    </message>
    <message>
        <source>That saved</source>
        <translation>Cela a évité</translation>
    </message>
    <message>
        <source>At the bench this morning,</source>
        <translation>À l’établi ce matin,</translation>
    </message>
    <message>
        <source>You went on without</source>
        <translation>Vous avez continué sans</translation>
    </message>
    <message>
        <source>You left out</source>
        <translation>Vous avez sauté</translation>
    </message>
    <message>
        <source>That could lead to</source>
        <translation>Cela peut causer</translation>
    </message>
    <message>
        <source>Next time,</source>
        <translation>La prochaine fois,</translation>
    </message>
    <message>
        <source>Before you start,</source>
        <translation>Avant de commencer,</translation>
    </message>
    <message>
        <source>Say aloud</source>
        <translation>Dites à voix haute</translation>
    </message>
    <message>
        <source>We look at it again when</source>
        <translation>On y revient quand</translation>
    </message>
    <message>
        <source>In general</source>
        <translation>En général</translation>
    </message>
    <message>
        <source>{name}, {date}</source>
        <translation>{name}, {date}</translation>
    </message>
    <message>
        <source>Follow-up of {date}, closed</source>
        <translation>Suivi du {date}, fermé</translation>
    </message>
    <message>
        <source>Follow-up {date}, with {name}</source>
        <translation>Suivi le {date}, avec {name}</translation>
    </message>
    <message>
        <source>Follow-up {date}</source>
        <translation>Suivi le {date}</translation>
    </message>
    <message>
        <source>{name}, {date} {time}</source>
        <translation>{name}, le {date} à {time}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>Chercher des mots</translation>
    </message>
    <message>
        <source>Find words in notes</source>
        <translation>Chercher des mots dans les notes</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>Confier à quelqu’un</translation>
    </message>
    <message>
        <source>Coaching note</source>
        <translation>Note d’accompagnement</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Enregistrer la réponse</translation>
    </message>
    <message>
        <source>Close the follow-up</source>
        <translation>Fermer le suivi</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>Le reprendre</translation>
    </message>
    <message>
        <source>What came of it, in your own words</source>
        <translation>Ce qui en est ressorti, dans vos mots</translation>
    </message>
    <message>
        <source>Your answer, in your own words</source>
        <translation>Votre réponse, dans vos mots</translation>
    </message>
    <message>
        <source>Close or hand over</source>
        <translation>Fermer ou confier</translation>
    </message>
    <message>
        <source>Follow-up closed</source>
        <translation>Suivi fermé</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Avec réponse</translation>
    </message>
    <message>
        <source>No note has words like that.</source>
        <translation>Aucune note ne contient ces mots.</translation>
    </message>
    <message>
        <source>No note about you yet. What a trainer notes about you, you read here.</source>
        <translation>Aucune note à votre sujet. Ce qu’un formateur note à votre sujet, vous le lisez ici.</translation>
    </message>
    <message>
        <source>No note about {name} yet. Write what went well, what to work on and the next step; {name} can read it and answer.</source>
        <translation>Aucune note au sujet de {name}. Écrivez ce qui a bien été, ce qu’il faut travailler et la prochaine étape; {name} peut la lire et y répondre.</translation>
    </message>
    <message>
        <source>A week earlier</source>
        <translation>Une semaine plus tôt</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>Un jour plus tôt</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>Un jour plus tard</translation>
    </message>
    <message>
        <source>A week later</source>
        <translation>Une semaine plus tard</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>A topic of your own</source>
        <translation>Un sujet à vous</translation>
    </message>
    <message>
        <source>{name} can read this note and answer it.</source>
        <translation>{name} peut lire cette note et y répondre.</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>Enregistrer la note</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Commencer par</translation>
    </message>
    <message>
        <source>A mold goes where you write.</source>
        <translation>Un moule s’ajoute là où vous écrivez.</translation>
    </message>
    <message>
        <source>Takes up again what {name} had for {date}: {step}</source>
        <translation>Reprend ce que {name} avait prévu pour le {date}&#xa0;: {step}</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>Où regarder</translation>
    </message>
    <message>
        <source>This task suggests: {topics}. It says nothing about the person.</source>
        <translation>Cette tâche suggère&#xa0;: {topics}. Cela ne dit rien de la personne.</translation>
    </message>
    <message>
        <source>Topics. They say nothing about the person.</source>
        <translation>Des sujets. Ils ne disent rien de la personne.</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>La note</translation>
    </message>
    <message>
        <source>mold {mold}</source>
        <translation>moule {mold}</translation>
    </message>
    <message>
        <source>Recent molds</source>
        <translation>Moules récents</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Au sujet de</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>Dans une semaine</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>Un autre jour</translation>
    </message>
    <message>
        <source>“{word}” is about the person. What did you see of the work?</source>
        <translation>«&#xa0;{word}&#xa0;» parle de la personne. Qu’avez-vous vu du travail?</translation>
    </message>
    <message>
        <source>Who takes it over</source>
        <translation>Qui le reprend</translation>
    </message>
    <message>
        <source>Who takes it over?</source>
        <translation>Qui le reprend?</translation>
    </message>
    <message>
        <source>Nobody else here writes notes.</source>
        <translation>Personne d’autre ici n’écrit de notes.</translation>
    </message>
    <message>
        <source>Hand over to {name}</source>
        <translation>Confier à {name}</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Opening the records of this PC</source>
        <translation>Ouverture des inscriptions de ce poste</translation>
    </message>
    <message>
        <source>The records of this PC were not opened</source>
        <translation>Les inscriptions de ce poste n’ont pas été ouvertes</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Fermer le programme</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>PageTurner</name>
    <message>
        <source>Page up</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>Page {page} of {last}</source>
        <translation>Page {page} sur {last}</translation>
    </message>
</context>
<context>
    <name>PagedList</name>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>{first} to {last} of {count}</source>
        <translation>{first} à {last} sur {count}</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>Langue de la feuille</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Page {page} sur {pages}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Page for a screen reader (*.html)</source>
        <translation>Page pour lecteur d’écran (*.html)</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Lettre</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Tabloid</source>
        <translation>Tabloïd</translation>
    </message>
    <message>
        <source>A3</source>
        <translation>A3</translation>
    </message>
    <message>
        <source>Own record</source>
        <translation>Dossier personnel</translation>
    </message>
    <message>
        <source>Coaching log</source>
        <translation>Journal d’accompagnement</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Checklist for the press</source>
        <translation>Liste pour la presse</translation>
    </message>
    <message>
        <source>Skills matrix</source>
        <translation>Matrice de compétences</translation>
    </message>
    <message>
        <source>Second looks outstanding</source>
        <translation>Seconds regards à venir</translation>
    </message>
    <message>
        <source>Hand-over to the next shift</source>
        <translation>Relais au prochain quart</translation>
    </message>
    <message>
        <source>Morning page</source>
        <translation>Page du matin</translation>
    </message>
    <message>
        <source>Employer’s page</source>
        <translation>Page de l’employeur</translation>
    </message>
    <message>
        <source>Trainer’s sheet</source>
        <translation>Feuille de formation</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Page entière</translation>
    </message>
    <message>
        <source>Full width</source>
        <translation>Pleine largeur</translation>
    </message>
    <message>
        <source>No printer is set up on this PC. Save the PDF instead.</source>
        <translation>Aucune imprimante n’est installée sur ce poste. Enregistrez plutôt le PDF.</translation>
    </message>
    <message>
        <source>Sent to {printer}.</source>
        <translation>Envoyé à {printer}.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Enregistré sous {path}</translation>
    </message>
    <message>
        <source>Progress sheet</source>
        <translation>Feuille de progression</translation>
    </message>
    <message>
        <source>One-time codes</source>
        <translation>Codes à usage unique</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Feuille de récupération</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Code à usage unique</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation>Qui voit quoi</translation>
    </message>
    <message>
        <source>Pocket cards</source>
        <translation>Fiches de poche</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Record of observed competence</source>
        <translation>Relevé de compétences observées</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Trainees</source>
        <translation>Stagiaires</translation>
    </message>
    <message>
        <source>Trainers</source>
        <translation>Formateurs</translation>
    </message>
</context>
<context>
    <name>Patterns</name>
    <message>
        <source>What stands out</source>
        <translation>Ce qui ressort</translation>
    </message>
    <message>
        <source>What stands out in my sign-offs</source>
        <translation>Ce qui ressort de mes validations</translation>
    </message>
    <message>
        <source>Facts as they were recorded. {name} saw them first.</source>
        <translation>Des faits, tels qu’ils ont été consignés. {name} les a vus en premier.</translation>
    </message>
    <message>
        <source>Nothing stands out in the sign-offs of the last weeks.</source>
        <translation>Rien ne ressort des validations des dernières semaines.</translation>
    </message>
    <message>
        <source>Facts as they were recorded, and often there is a good reason.</source>
        <translation>Des faits, tels qu’ils ont été consignés; il y a souvent une bonne raison.</translation>
    </message>
    <message>
        <source>watched {day}, recorded {date} at {time}</source>
        <translation>observée le {day}, consignée le {date} à {time}</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Trainees</source>
        <translation>Stagiaires</translation>
    </message>
    <message>
        <source>Completed in class</source>
        <translation>Terminé en classe</translation>
    </message>
    <message>
        <source>Tap a name to open the checklist.</source>
        <translation>Touchez un nom pour ouvrir la liste des tâches.</translation>
    </message>
    <message>
        <source>No trainee is on this PC yet. Add the first one, and the checklist is ready.</source>
        <translation>Aucun stagiaire n’est encore sur ce poste. Ajoutez le premier, et sa liste est prête.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>week {week}</source>
        <translation>semaine {week}</translation>
    </message>
    <message>
        <source>{signed} of {tasks} tasks signed off</source>
        <translation>Tâches validées&#xa0;: {signed}&#xa0;sur&#xa0;{tasks}</translation>
    </message>
    <message>
        <source>last watched {date}</source>
        <translation>dernière observation {date}</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>PIN</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Give a new one-time code</source>
        <translation>Donner un nouveau code à usage unique</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Finds the name on the Board. The PIN is still typed.</source>
        <translation>Trouve le nom au tableau. Le NIP se tape quand même.</translation>
    </message>
    <message>
        <source>Hold the badge to the reader now.</source>
        <translation>Présentez maintenant la carte au lecteur.</translation>
    </message>
    <message>
        <source>Has a badge.</source>
        <translation>A une carte.</translation>
    </message>
    <message>
        <source>No badge yet.</source>
        <translation>Pas encore de carte.</translation>
    </message>
    <message>
        <source>Another badge</source>
        <translation>Une autre carte</translation>
    </message>
    <message>
        <source>Add a badge</source>
        <translation>Ajouter une carte</translation>
    </message>
    <message>
        <source>Take the badge away</source>
        <translation>Retirer la carte</translation>
    </message>
    <message>
        <source>What the badge reader types</source>
        <translation>Ce que tape le lecteur de cartes</translation>
    </message>
    <message>
        <source>At this plant</source>
        <translation>Dans cette usine</translation>
    </message>
    <message>
        <source>No longer works here…</source>
        <translation>Ne travaille plus ici…</translation>
    </message>
    <message>
        <source>Works here again</source>
        <translation>Travaille de nouveau ici</translation>
    </message>
    <message>
        <source>No longer active. Everything that was signed still stands.</source>
        <translation>N’est plus en fonction. Tout ce qui a été signé tient toujours.</translation>
    </message>
    <message>
        <source>The only supervisor. Name another one before this one leaves or changes role.</source>
        <translation>La supervision repose sur cette seule personne. Nommez-en une autre avant qu’elle parte ou change de rôle.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>En fonction</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Y mettre fin</translation>
    </message>
    <message>
        <source>End the right to sign: {scope}</source>
        <translation>Mettre fin au droit de valider&#xa0;: {scope}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What was printed before keeps the name it had.</source>
        <translation>Ce qui a été imprimé avant garde le nom d’alors.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>A person may have several.</source>
        <translation>Une personne peut en avoir plusieurs.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of this person’s screens and signatures.</source>
        <translation>Des écrans et des signatures de cette personne.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Quart</translation>
    </message>
    <message>
        <source>Pathway</source>
        <translation>Parcours</translation>
    </message>
    <message>
        <source>May sign</source>
        <translation>Peut valider</translation>
    </message>
    <message>
        <source>What was signed under a right stands when the right ends.</source>
        <translation>Ce qui a été validé tient toujours quand le droit prend fin.</translation>
    </message>
    <message>
        <source>First day of the training</source>
        <translation>Premier jour de la formation</translation>
    </message>
    <message>
        <source>Trainers named for it</source>
        <translation>Formateurs désignés</translation>
    </message>
    <message>
        <source>No right to sign yet.</source>
        <translation>Pas encore de droit de valider.</translation>
    </message>
    <message>
        <source>Give a right to sign</source>
        <translation>Donner un droit de valider</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>Liste de contrôle</translation>
    </message>
    <message>
        <source>Record as a trainer</source>
        <translation>Dossier de formateur</translation>
    </message>
    <message>
        <source>Saved on this PC</source>
        <translation>Enregistré sur ce poste</translation>
    </message>
    <message>
        <source>Print it or write it down, and hand it over. With it, {name} taps that name on the Board and chooses a new PIN. The old PIN no longer works. The code is shown only now; a new one can be given at any time.</source>
        <translation>Imprimez-le ou notez-le, et remettez-le. Avec lui, {name} touche son nom au tableau et choisit un nouveau NIP. L’ancien NIP ne marche plus. Le code ne s’affiche que maintenant; on peut en donner un autre en tout temps.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>A one-time code for {name}</source>
        <translation>Un code à usage unique pour {name}</translation>
    </message>
    <message>
        <source>No longer active</source>
        <translation>N’est plus en fonction</translation>
    </message>
    <message>
        <source>A day is typed as 2026-11-21.</source>
        <translation>Un jour s’écrit comme 2026-11-21.</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>Toutes les unités</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>dès le {date}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>jusqu’au {date}</translation>
    </message>
    <message>
        <source>given by {name} on {date}</source>
        <translation>donné par {name} le {date}</translation>
    </message>
    <message>
        <source>ended by {name} on {date}</source>
        <translation>terminé par {name} le {date}</translation>
    </message>
    <message>
        <source>Has a PIN.</source>
        <translation>A un NIP.</translation>
    </message>
    <message>
        <source>Comes in with a one-time code that was handed over.</source>
        <translation>Entre avec un code à usage unique qui a été remis.</translation>
    </message>
    <message>
        <source>Has no PIN yet.</source>
        <translation>N’a pas encore de NIP.</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Take this photo away</source>
        <translation>Retirer cette photo</translation>
    </message>
    <message>
        <source>The step</source>
        <translation>L’étape</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Ce qu’elle montre</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Ce qu’il faut regarder</translation>
    </message>
    <message>
        <source>Photo of a step: {task}</source>
        <translation>Photo d’une étape&#xa0;: {task}</translation>
    </message>
    <message>
        <source>No photo chosen yet. You can also drop one here.</source>
        <translation>Aucune photo choisie. On peut aussi en déposer une ici.</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Photo précédente</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Photo suivante</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Choisir une photo</translation>
    </message>
    <message>
        <source>Choose another photo</source>
        <translation>Choisir une autre photo</translation>
    </message>
    <message>
        <source>{name}, {date}</source>
        <translation>{name}, {date}</translation>
    </message>
    <message>
        <source>Save the photo</source>
        <translation>Enregistrer la photo</translation>
    </message>
    <message>
        <source>Taken for a step that has changed: {step}</source>
        <translation>Prise pour une étape qui a changé&#xa0;: {step}</translation>
    </message>
    <message>
        <source>Choose the step that it belongs to.</source>
        <translation>Choisissez l’étape à laquelle elle appartient.</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Photos and PDF</source>
        <translation>Photos et PDF</translation>
    </message>
    <message>
        <source>Choose a photo or a PDF</source>
        <translation>Choisir une photo ou un PDF</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Not good</source>
        <translation>Pas bon</translation>
    </message>
    <message>
        <source>Photo pending</source>
        <translation>Photo en attente</translation>
    </message>
    <message>
        <source>This photo cannot be shown: its file is not a photo.</source>
        <translation>Cette photo ne peut pas être montrée&#xa0;: son fichier n’est pas une photo.</translation>
    </message>
    <message>
        <source>See it large</source>
        <translation>Voir en grand</translation>
    </message>
</context>
<context>
    <name>Pin</name>
    <message>
        <source>Enter your PIN</source>
        <translation>Tapez votre NIP</translation>
    </message>
    <message>
        <source>Enter your one-time code</source>
        <translation>Tapez votre code à usage unique</translation>
    </message>
    <message>
        <source>Choose your PIN</source>
        <translation>Choisissez votre NIP</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Le même NIP encore une fois</translation>
    </message>
    <message>
        <source>Choose your PIN for this laptop</source>
        <translation>Choisissez votre NIP pour ce portable</translation>
    </message>
    <message>
        <source>Six digits, from your supervisor.</source>
        <translation>Six chiffres, reçus de la supervision.</translation>
    </message>
    <message>
        <source>4 to 8 digits that only you know. It signs for you.</source>
        <translation>De 4 à 8 chiffres que personne d’autre ne connaît. Il signe pour vous.</translation>
    </message>
    <message>
        <source>4 to 8 digits that only you know. It stays on this laptop.</source>
        <translation>De 4 à 8 chiffres que personne d’autre ne connaît. Il reste sur ce portable.</translation>
    </message>
    <message>
        <source>The two were not the same. Choose again.</source>
        <translation>Les deux n’étaient pas pareils. Choisissez de nouveau.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <translation>Garder ce NIP</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Ouvrir la session</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Keypad for the PIN</source>
        <translation>Clavier du NIP</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrer</translation>
    </message>
    <message>
        <source>Next try in {time}</source>
        <translation>Prochain essai dans {time}</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>A week earlier</source>
        <translation>Une semaine plus tôt</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>Un jour plus tôt</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>Un jour plus tard</translation>
    </message>
    <message>
        <source>A week later</source>
        <translation>Une semaine plus tard</translation>
    </message>
    <message>
        <source>Or type the day, as 2026-11-21</source>
        <translation>Ou inscrivez le jour, comme 2026-11-21</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Enregistrer le plan</translation>
    </message>
    <message>
        <source>Next: another day.</source>
        <translation>Ensuite&#xa0;: un autre jour.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Open the task</source>
        <translation>Ouvrir la tâche</translation>
    </message>
    <message>
        <source>Open what was taught in class</source>
        <translation>Ouvrir ce qui a été vu en classe</translation>
    </message>
    <message>
        <source>A day of the plan is typed as 2026-11-21.</source>
        <translation>Un jour du plan s’inscrit comme 2026-11-21.</translation>
    </message>
    <message>
        <source>{weeks} weeks, to {date}.</source>
        <translation>{weeks} semaines, jusqu’au {date}.</translation>
    </message>
    <message>
        <source>Days that were moved stay where they are.</source>
        <translation>Les jours déplacés restent où ils sont.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>À faire d’ici le</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Ce qui se déplace</translation>
    </message>
    <message>
        <source>What is done keeps its day.</source>
        <translation>Ce qui est fait garde son jour.</translation>
    </message>
    <message>
        <source>Only this</source>
        <translation>Ceci seulement</translation>
    </message>
    <message>
        <source>This and all that comes after it</source>
        <translation>Ceci et tout ce qui suit</translation>
    </message>
    <message>
        <source>Move a day of the plan</source>
        <translation>Déplacer un jour du plan</translation>
    </message>
    <message>
        <source>Move the first day of the plan</source>
        <translation>Déplacer le premier jour du plan</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>Établir le plan</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plages</translation>
    </message>
    <message>
        <source>Move the first day</source>
        <translation>Déplacer le premier jour</translation>
    </message>
    <message>
        <source>These two weeks</source>
        <translation>Ces deux semaines</translation>
    </message>
    <message>
        <source>Whole plan</source>
        <translation>Plan complet</translation>
    </message>
    <message>
        <source>Print the plan</source>
        <translation>Imprimer le plan</translation>
    </message>
    <message>
        <source>{start} to {ends}. Saved by {name}, {date}.</source>
        <translation>Du {start} au {ends}. Enregistré par {name}, {date}.</translation>
    </message>
    <message>
        <source>Nothing is planned for these two weeks.</source>
        <translation>Rien n’est prévu pour ces deux semaines.</translation>
    </message>
    <message>
        <source>No plan yet. A plan gives each part of the programme the day to have it done by, counted from the first day of training.</source>
        <translation>Pas encore de plan. Un plan donne à chaque partie du programme sa date prévue, comptée à partir du premier jour de formation.</translation>
    </message>
    <message>
        <source>No plan yet. Your trainer makes it with you.</source>
        <translation>Pas encore de plan. La personne qui vous forme l’établit avec vous.</translation>
    </message>
    <message>
        <source>Later than planned</source>
        <translation>Plus tard que prévu</translation>
    </message>
    <message>
        <source>This week, to {date}</source>
        <translation>Cette semaine, jusqu’au {date}</translation>
    </message>
    <message>
        <source>Next week, to {date}</source>
        <translation>La semaine prochaine, jusqu’au {date}</translation>
    </message>
    <message>
        <source>{part} of {whole} done</source>
        <translation>Fait&#xa0;: {part} sur {whole}</translation>
    </message>
    <message>
        <source>By the end: {words}</source>
        <translation>À la fin&#xa0;: {words}</translation>
    </message>
    <message>
        <source>On the floor: {words}</source>
        <translation>À l’atelier&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>Semaine {week}</translation>
    </message>
    <message>
        <source>Weeks {first} to {last}</source>
        <translation>Semaines {first} à {last}</translation>
    </message>
    <message>
        <source>Capstone</source>
        <translation>Évaluation finale</translation>
    </message>
    <message>
        <source>Planned {date}</source>
        <translation>Prévu le {date}</translation>
    </message>
    <message>
        <source>At first {date}</source>
        <translation>D’abord le {date}</translation>
    </message>
    <message>
        <source>{part} of {whole} core tasks signed off</source>
        <translation>Tâches de base validées&#xa0;: {part}&#xa0;sur&#xa0;{whole}</translation>
    </message>
    <message>
        <source>{part} of {whole} sign-offs</source>
        <translation>Validations&#xa0;: {part}&#xa0;sur&#xa0;{whole}</translation>
    </message>
    <message>
        <source>Sign-offs to earn: {count}, about {each} a week.</source>
        <translation>Validations à obtenir&#xa0;: {count}, environ {each} par semaine.</translation>
    </message>
    <message>
        <source>Done {date}</source>
        <translation>Fait le {date}</translation>
    </message>
</context>
<context>
    <name>Plants</name>
    <message>
        <source>Another plant</source>
        <translation>Autre usine</translation>
    </message>
    <message>
        <source>Work for one more plant</source>
        <translation>Ajouter une usine</translation>
    </message>
    <message>
        <source>It is kept apart from the others: nothing of theirs goes along.</source>
        <translation>Elle est tenue à part des autres&#xa0;: rien d’elles ne suit.</translation>
    </message>
    <message>
        <source>To the sync page</source>
        <translation>Vers la page de synchronisation</translation>
    </message>
    <message>
        <source>What the hub has confirmed stays at the hub and on its other PCs.</source>
        <translation>Ce que le serveur central a confirmé y reste, ainsi que sur ses autres postes.</translation>
    </message>
    <message>
        <source>The hub is told, and the other PCs say that this one left. Where it does not answer, they go on showing the day on which this one was last seen.</source>
        <translation>Le serveur central est averti, et les autres postes disent que celui-ci est parti. S’il ne répond pas, ils continuent d’afficher le jour où celui-ci a été vu pour la dernière fois.</translation>
    </message>
    <message>
        <source>It is the only plant of this PC, which then starts as on its first day.</source>
        <translation>C’est la seule usine de ce poste, qui démarre ensuite comme au premier jour.</translation>
    </message>
    <message>
        <source>To work for it on this PC again, a new ticket is needed.</source>
        <translation>Pour y revenir sur ce poste, il faut un nouveau billet.</translation>
    </message>
    <message>
        <source>Your PIN, to leave</source>
        <translation>Votre NIP, pour quitter</translation>
    </message>
    <message>
        <source>Leave {plant}</source>
        <translation>Quitter {plant}</translation>
    </message>
    <message>
        <source>Its records and its key go from this PC. Its backups stay, in {folder}.</source>
        <translation>Ses inscriptions et sa clé quittent ce poste. Ses sauvegardes restent, dans {folder}.</translation>
    </message>
    <message>
        <source>Leave this plant</source>
        <translation>Quitter cette usine</translation>
    </message>
    <message>
        <source>Which plant?</source>
        <translation>Quelle usine?</translation>
    </message>
    <message>
        <source>Each is kept apart: its own people, PINs, records and backups.</source>
        <translation>Chacune est tenue à part&#xa0;: ses personnes, ses NIP, ses inscriptions et ses sauvegardes.</translation>
    </message>
    <message>
        <source>A plant without a name yet</source>
        <translation>Une usine encore sans nom</translation>
    </message>
    <message>
        <source>Last used {date}</source>
        <translation>Dernière utilisation le {date}</translation>
    </message>
    <message>
        <source>Cannot be looked into from here</source>
        <translation>Ne peut pas être consultée d’ici</translation>
    </message>
    <message>
        <source>Joining is not finished</source>
        <translation>Rattachement non terminé</translation>
    </message>
</context>
<context>
    <name>Press</name>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Checklist for the press</source>
        <translation>Liste pour la presse</translation>
    </message>
    <message>
        <source>On the sheet: {tasks}</source>
        <translation>Sur la feuille&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>Tick the tasks that are signed at the press.</source>
        <translation>Cochez les tâches à valider à la presse.</translation>
    </message>
    <message>
        <source>Take a number</source>
        <translation>Prendre un numéro</translation>
    </message>
    <message>
        <source>{status}, {counted} of {required}</source>
        <translation>{status}, {counted} sur {required}</translation>
    </message>
    <message>
        <source>Printed before</source>
        <translation>Déjà imprimées</translation>
    </message>
    <message>
        <source>{date}: {tasks}</source>
        <translation>{date} : {tasks}</translation>
    </message>
</context>
<context>
    <name>Programme</name>
    <message>
        <source>The whole of it</source>
        <translation>L’ensemble</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>À corriger</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À vérifier</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Nouvelle tâche</translation>
    </message>
    <message>
        <source>No longer in it</source>
        <translation>N’y est plus</translation>
    </message>
    <message>
        <source>Another programme</source>
        <translation>Un autre programme</translation>
    </message>
    <message>
        <source>The levels</source>
        <translation>Les niveaux</translation>
    </message>
    <message>
        <source>The rules of signing</source>
        <translation>Les règles de validation</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Changée</translation>
    </message>
    <message>
        <source>Modules, sessions or the plan</source>
        <translation>Modules, sessions ou plan</translation>
    </message>
    <message>
        <source>Breakdown</source>
        <translation>Décomposition</translation>
    </message>
    <message>
        <source>Cards and workshop</source>
        <translation>Fiches-conseils et atelier</translation>
    </message>
    <message>
        <source>Glossary and defect terms</source>
        <translation>Glossaire et termes des défauts</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>safety tier</source>
        <translation>catégorie de sécurité</translation>
    </message>
    <message>
        <source>number of sign-offs</source>
        <translation>nombre de validations</translation>
    </message>
    <message>
        <source>when it lapses</source>
        <translation>expiration</translation>
    </message>
    <message>
        <source>core or optional</source>
        <translation>de base ou facultative</translation>
    </message>
    <message>
        <source>prerequisites</source>
        <translation>tâches préalables</translation>
    </message>
    <message>
        <source>module</source>
        <translation>module</translation>
    </message>
    <message>
        <source>practical session</source>
        <translation>session pratique</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>standard, line {numbers}</source>
        <translation>norme, ligne {numbers}</translation>
    </message>
    <message>
        <source>Load a spreadsheet</source>
        <translation>Charger un classeur</translation>
    </message>
    <message>
        <source>Load a folder</source>
        <translation>Charger un dossier</translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>Enregistrer en classeur</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Laisser de côté</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>Éditions</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Tap a task to change it here.</source>
        <translation>Touchez une tâche pour la changer ici.</translation>
    </message>
    <message>
        <source>Adopt it</source>
        <translation>L’adopter</translation>
    </message>
    <message>
        <source>Version {version} is adopted</source>
        <translation>La version {version} est adoptée</translation>
    </message>
    <message>
        <source>What was signed before stays signed to the words of its own edition.</source>
        <translation>Ce qui était validé le reste, selon les mots de sa propre édition.</translation>
    </message>
    <message>
        <source>Which spreadsheet?</source>
        <translation>Quel classeur?</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>Quel dossier?</translation>
    </message>
    <message>
        <source>Version {version}, adopted {day} by {name}</source>
        <translation>Version {version}, adoptée le {day} par {name}</translation>
    </message>
    <message>
        <source>As it comes with the program</source>
        <translation>Tel que fourni avec le logiciel</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>Version {version} came with the program</source>
        <translation>La version {version} est venue avec le logiciel</translation>
    </message>
    <message>
        <source>See what it would change. Nothing is hurried.</source>
        <translation>Voyez ce qu’elle changerait. Rien ne presse.</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>Ajouter une tâche</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Facultative</translation>
    </message>
    <message>
        <source>Nothing was taken from {source}. Mend these, then load it again.</source>
        <translation>Rien n’a été pris de {source}. Corrigez ceci, puis chargez-le de nouveau.</translation>
    </message>
    <message>
        <source>{title}, version {version}</source>
        <translation>{title}, version {version}</translation>
    </message>
    <message>
        <source>This plant judges by it already.</source>
        <translation>L’usine juge déjà selon elle.</translation>
    </message>
    <message>
        <source>This plant has none of this kind yet.</source>
        <translation>L’usine n’en a pas encore de cette sorte.</translation>
    </message>
    <message>
        <source>Its contents are the same as now.</source>
        <translation>Son contenu est le même que maintenant.</translation>
    </message>
    <message>
        <source>This is what changes:</source>
        <translation>Voici ce qui change :</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Open questions</source>
        <translation>Questions ouvertes</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Échues</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>À renouveler</translation>
    </message>
    <message>
        <source>Observe again</source>
        <translation>À observer de nouveau</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Second looks</source>
        <translation>Seconds regards</translation>
    </message>
    <message>
        <source>Units to sign</source>
        <translation>Unités à signer</translation>
    </message>
    <message>
        <source>Capstone</source>
        <translation>Évaluation finale</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>No question is open. What a trainee declines or questions comes here, and what two people judged differently.</source>
        <translation>Aucune question n’est ouverte. Ce qu’un stagiaire refuse ou conteste arrive ici, et ce que deux personnes ont jugé différemment.</translation>
    </message>
    <message>
        <source>No unit waits for a signature. One comes here once all its core tasks are signed off.</source>
        <translation>Aucune unité n’attend de signature. Une unité arrive ici quand toutes ses tâches de base sont validées.</translation>
    </message>
    <message>
        <source>Nothing has lapsed. A sign-off that lapses comes here until it is watched anew.</source>
        <translation>Rien n’est échu. Une validation échue arrive ici jusqu’à une nouvelle observation.</translation>
    </message>
    <message>
        <source>To sample this month</source>
        <translation>Échantillon du mois</translation>
    </message>
    <message>
        <source>Nothing lapses in the next two months. What does comes here in time to be watched.</source>
        <translation>Rien n’arrive à échéance d’ici deux mois. Ce qui y arrive paraît ici à temps pour être observé.</translation>
    </message>
    <message>
        <source>No new observation is asked for. A supervisor asks for one on the page of a task.</source>
        <translation>Aucune nouvelle observation n’est demandée. La supervision en demande une sur la page d’une tâche.</translation>
    </message>
    <message>
        <source>No task is paused. An unsafe act in a declared assessment of a life-critical task pauses it until somebody else has watched it.</source>
        <translation>Aucune tâche n’est en pause. Un geste dangereux dans une évaluation annoncée d’une tâche à danger de mort la met en pause jusqu’à ce qu’une autre personne l’ait observée.</translation>
    </message>
    <message>
        <source>No second look is outstanding that you are asked about. A life-critical task comes here once it is signed off and nobody else has watched it.</source>
        <translation>Aucun second regard ne vous est demandé. Une tâche à danger de mort arrive ici quand elle est validée sans qu’une autre personne l’ait observée.</translation>
    </message>
    <message>
        <source>Nobody is ready for the capstone yet. A trainee comes here once nothing else is missing.</source>
        <translation>Personne n’est encore prêt pour l’évaluation finale. Une personne arrive ici quand il ne lui manque plus rien d’autre.</translation>
    </message>
    <message>
        <source>Nothing is left to sample this month. Of each trainer the program picks a few sign-offs of the month before, and somebody with no part in them looks again.</source>
        <translation>Il ne reste rien à revoir ce mois-ci. De chaque formateur, le programme choisit quelques validations du mois précédent, et quelqu’un qui n’y a pas pris part les regarde de nouveau.</translation>
    </message>
    <message>
        <source>Nothing stands out in anybody’s sign-offs. What does comes here some days after whoever signed was told.</source>
        <translation>Rien ne ressort des validations de personne. Ce qui ressort vient ici quelques jours après avoir été montré à la personne qui a signé.</translation>
    </message>
    <message>
        <source>Every task applies. Set one aside from its own page.</source>
        <translation>Toutes les tâches s’appliquent. On en met une de côté à partir de sa propre page.</translation>
    </message>
    <message>
        <source>Nothing waits for you here.</source>
        <translation>Rien ne vous attend ici.</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Trancher</translation>
    </message>
    <message>
        <source>Sign the unit</source>
        <translation>Signer l’unité</translation>
    </message>
    <message>
        <source>Enter the capstone</source>
        <translation>Consigner l’évaluation finale</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>La regarder de nouveau</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Les regarder</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Examiner</translation>
    </message>
    <message>
        <source>Open the task</source>
        <translation>Ouvrir la tâche</translation>
    </message>
    <message>
        <source>About PCs and the people they brought</source>
        <translation>Sur les postes et les personnes qui en viennent</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>Prolongées</translation>
    </message>
    <message>
        <source>Good until {date}</source>
        <translation>Bonne jusqu’au {date}</translation>
    </message>
    <message>
        <source>Extended until {date}</source>
        <translation>Prolongée jusqu’au {date}</translation>
    </message>
    <message>
        <source>A supervisor asked for a new observation.</source>
        <translation>La supervision a demandé une nouvelle observation.</translation>
    </message>
    <message>
        <source>Nobody else here has the right to sign it.</source>
        <translation>Personne d’autre ici n’a le droit de la valider.</translation>
    </message>
    <message>
        <source>May watch it: {names}</source>
        <translation>Peuvent l’observer&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Every core task of it is signed off.</source>
        <translation>Toutes ses tâches de base sont validées.</translation>
    </message>
    <message>
        <source>Every core task is at level 3 or better.</source>
        <translation>Toutes les tâches de base sont au niveau 3 ou plus.</translation>
    </message>
    <message>
        <source>For the whole plant</source>
        <translation>Pour toute l’usine</translation>
    </message>
    <message>
        <source>For this trainee alone</source>
        <translation>Pour ce stagiaire seulement</translation>
    </message>
    <message>
        <source>Paused until then</source>
        <translation>En pause d’ici là</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Ask for a new observation</source>
        <translation>Demander une nouvelle observation</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>Ce qui attend</translation>
    </message>
    <message>
        <source>Due and questions</source>
        <translation>Échéances et questions</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Raison de l’attente</translation>
    </message>
</context>
<context>
    <name>Remains</name>
    <message>
        <source>What remains</source>
        <translation>Ce qui reste</translation>
    </message>
    <message>
        <source>What remains before ready to present</source>
        <translation>Ce qui reste à faire avant la présentation</translation>
    </message>
    <message>
        <source>Nothing remains. {name} is ready to present.</source>
        <translation>Il ne reste rien. {name} peut se présenter.</translation>
    </message>
    <message>
        <source>One complete general PM, watched by an assessor</source>
        <translation>Un entretien préventif général complet, sous observation</translation>
    </message>
    <message>
        <source>Core tasks to sign off</source>
        <translation>Tâches de base à valider</translation>
    </message>
    <message>
        <source>Once more, on another mold or set-up</source>
        <translation>Encore une fois, sur un autre moule ou montage</translation>
    </message>
    <message>
        <source>Once more, on the real job</source>
        <translation>Encore une fois, sur un vrai travail</translation>
    </message>
    <message>
        <source>Second look outstanding</source>
        <translation>Second regard à venir</translation>
    </message>
    <message>
        <source>Lapsed: observe again</source>
        <translation>Échue&#xa0;: à observer de nouveau</translation>
    </message>
    <message>
        <source>Open question: a supervisor decides</source>
        <translation>Question ouverte&#xa0;: la supervision tranche</translation>
    </message>
    <message>
        <source>Modules to complete</source>
        <translation>Modules à terminer</translation>
    </message>
    <message>
        <source>Practical sessions to attend</source>
        <translation>Sessions pratiques à suivre</translation>
    </message>
    <message>
        <source>Capstone</source>
        <translation>Évaluation finale</translation>
    </message>
    <message>
        <source>Unit signatures by the employer’s manager</source>
        <translation>Signatures d’unité par la direction de l’employeur</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Print the same as last time</source>
        <translation>Imprimer comme la dernière fois</translation>
    </message>
    <message>
        <source>Tables for a spreadsheet</source>
        <translation>Tableaux pour un tableur</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Save as one file</source>
        <translation>Enregistrer en un fichier</translation>
    </message>
    <message>
        <source>Save a file each</source>
        <translation>Un fichier par personne</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Choose a sheet.</source>
        <translation>Choisissez une feuille.</translation>
    </message>
    <message>
        <source>Language, paper, printer</source>
        <translation>Langue, papier, imprimante</translation>
    </message>
    <message>
        <source>Tick at least one person.</source>
        <translation>Cochez au moins une personne.</translation>
    </message>
    <message>
        <source>About whom</source>
        <translation>Au sujet de qui</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Décocher tout</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>De qui</translation>
    </message>
</context>
<context>
    <name>Right</name>
    <message>
        <source>May sign</source>
        <translation>Peut valider</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>A right to sign for {name}</source>
        <translation>Un droit de valider pour {name}</translation>
    </message>
    <message>
        <source>A right to sign</source>
        <translation>Un droit de valider</translation>
    </message>
    <message>
        <source>Without a right to sign, nothing can be signed off.</source>
        <translation>Sans droit de valider, rien ne peut être validé.</translation>
    </message>
    <message>
        <source>Whole units</source>
        <translation>Unités entières</translation>
    </message>
    <message>
        <source>Single tasks</source>
        <translation>Tâches une à une</translation>
    </message>
    <message>
        <source>It rests on</source>
        <translation>Il repose sur</translation>
    </message>
    <message>
        <source>A day is typed as 2026-11-21.</source>
        <translation>Un jour s’écrit comme 2026-11-21.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>As 2026-11-21. Empty: from now on.</source>
        <translation>Comme 2026-11-21. Vide&#xa0;: dès maintenant.</translation>
    </message>
    <message>
        <source>As 2026-11-21. Empty: until it is ended.</source>
        <translation>Comme 2026-11-21. Vide&#xa0;: jusqu’à ce qu’on y mette fin.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Give this right</source>
        <translation>Donner ce droit</translation>
    </message>
    <message>
        <source>You give this right to yourself</source>
        <translation>Vous vous donnez ce droit</translation>
    </message>
    <message>
        <source>No other supervisor is here who could. It is kept and printed as named by the employer, same person.</source>
        <translation>Personne d’autre ne supervise ici. C’est noté et imprimé ainsi&#xa0;: désigné par l’employeur, même personne.</translation>
    </message>
</context>
<context>
    <name>Scope</name>
    <message>
        <source>All units</source>
        <translation>Toutes les unités</translation>
    </message>
    <message>
        <source>May sign</source>
        <translation>Peut valider</translation>
    </message>
    <message>
        <source>Every task of the programme.</source>
        <translation>Chaque tâche du programme.</translation>
    </message>
</context>
<context>
    <name>SecondLook</name>
    <message>
        <source>Second look at {task}</source>
        <translation>Second regard&#xa0;: {task}</translation>
    </message>
    <message>
        <source>Sign the second look</source>
        <translation>Signer le second regard</translation>
    </message>
    <message>
        <source>{trainer} watched this on {date} and signed it. Sign only if you watched the very same performance.</source>
        <translation>{trainer} a observé cette exécution le {date} et l’a signée. Signez seulement si vous avez observé exactement la même exécution.</translation>
    </message>
    <message>
        <source>Mold: {mold}</source>
        <translation>Moule&#xa0;: {mold}</translation>
    </message>
</context>
<context>
    <name>SecondLooks</name>
    <message>
        <source>Print a sheet for a visit</source>
        <translation>Imprimer une feuille pour une visite</translation>
    </message>
    <message>
        <source>Second looks outstanding</source>
        <translation>Seconds regards à venir</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Those I may give</source>
        <translation>Ceux que je peux donner</translation>
    </message>
    <message>
        <source>Which ones</source>
        <translation>Lesquels</translation>
    </message>
    <message>
        <source>Open the task</source>
        <translation>Ouvrir la tâche</translation>
    </message>
    <message>
        <source>None of them is yours to give.</source>
        <translation>Aucun ne vous revient.</translation>
    </message>
    <message>
        <source>No second look is outstanding. A life-critical task comes here once it is signed off and nobody else has watched it.</source>
        <translation>Aucun second regard n’est à venir. Une tâche à danger de mort arrive ici quand elle est validée et que personne d’autre ne l’a observée.</translation>
    </message>
    <message>
        <source>May watch it: {names}</source>
        <translation>Peuvent l’observer&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Nobody else here has the right to sign it.</source>
        <translation>Personne d’autre ici n’a le droit de la valider.</translation>
    </message>
    <message>
        <source>Second look outstanding</source>
        <translation>Second regard à venir</translation>
    </message>
    <message>
        <source>Paused until then</source>
        <translation>En pause d’ici là</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Shorter</source>
        <translation>Plus court</translation>
    </message>
    <message>
        <source>Longer</source>
        <translation>Plus long</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Size of words</source>
        <translation>Taille des mots</translation>
    </message>
    <message>
        <source>Pages that get longer are turned with Page up and down.</source>
        <translation>Les pages plus longues se tournent avec Page précédente et Page suivante.</translation>
    </message>
    <message>
        <source>Size of what is tapped</source>
        <translation>Taille de ce qu’on touche</translation>
    </message>
    <message>
        <source>Measured in millimetres on this screen.</source>
        <translation>Mesurée en millimètres sur cet écran.</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Hold a bank card against the line; it should be as long.</source>
        <translation>Tenez une carte bancaire contre la ligne; elle doit être aussi longue.</translation>
    </message>
    <message>
        <source>Lock when nobody is here</source>
        <translation>Verrouiller quand il n’y a personne</translation>
    </message>
    <message>
        <source>A countdown comes first. Nothing typed is lost.</source>
        <translation>Un compte à rebours vient d’abord. Rien de ce qui est tapé n’est perdu.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sons</translation>
    </message>
    <message>
        <source>The system’s own beep: one when saved, two when refused.</source>
        <translation>Le signal du système : un quand c’est enregistré, deux quand c’est refusé.</translation>
    </message>
    <message>
        <source>Plants on this PC</source>
        <translation>Usines de ce poste</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>Ouvrir avec le système</translation>
    </message>
    <message>
        <source>When this account of the PC signs in.</source>
        <translation>Quand ce compte du poste ouvre sa session.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>They hold for this PC and take effect at once.</source>
        <translation>Ils valent pour ce poste et s’appliquent tout de suite.</translation>
    </message>
    <message>
        <source>My language</source>
        <translation>Ma langue</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of my screens and of what I sign.</source>
        <translation>De mes écrans et de ce que je signe.</translation>
    </message>
    <message>
        <source>Of the Board, before anybody has signed in.</source>
        <translation>Du tableau, avant l’ouverture d’une session.</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Lettre</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Gloves</source>
        <translation>Gants</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Tab goes on, Space or Enter taps, arrow keys move in lists, digits type a PIN.</source>
        <translation>Tab avance, Espace ou Entrée touche, les flèches parcourent les listes, les chiffres tapent un NIP.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>What the large button says</source>
        <translation>Ce que dit le grand bouton</translation>
    </message>
    <message>
        <source>Back; first out of a field</source>
        <translation>Retour; d’abord hors d’un champ</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Menu, or Settings</source>
        <translation>Menu, ou Réglages</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Cette liste</translation>
    </message>
</context>
<context>
    <name>SignOff</name>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>How independently the task was done.</source>
        <translation>À quel point la tâche a été faite sans aide.</translation>
    </message>
    <message>
        <source>{level}. {name}</source>
        <translation>{level}. {name}</translation>
    </message>
    <message>
        <source>The standard</source>
        <translation>La norme</translation>
    </message>
    <message>
        <source>Tick each line that you saw met.</source>
        <translation>Cochez chaque ligne que vous avez vue respectée.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Place and work</source>
        <translation>Lieu et travail</translation>
    </message>
    <message>
        <source>Fill in what there is.</source>
        <translation>Remplissez ce qu’il y a.</translation>
    </message>
    <message>
        <source>Observed on</source>
        <translation>Observé le</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>{name} can read this note, and answer it.</source>
        <translation>{name} peut lire cette note et y répondre.</translation>
    </message>
    <message>
        <source>What went well, what to work on</source>
        <translation>Ce qui va bien, ce qui reste à travailler</translation>
    </message>
    <message>
        <source>Sheet number</source>
        <translation>Numéro de feuille</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>one of {codes}</source>
        <translation>une de {codes}</translation>
    </message>
    <message>
        <source>{tier}: {codes}.</source>
        <translation>{tier}&#xa0;: {codes}.</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>Did a second assessor watch it too? Choose who.</source>
        <translation>Quelqu’un d’autre a-t-il aussi observé pour le second regard? Choisissez qui.</translation>
    </message>
    <message>
        <source>Second assessor</source>
        <translation>Personne du second regard</translation>
    </message>
    <message>
        <source>This counts as the second look.</source>
        <translation>Ceci compte comme second regard.</translation>
    </message>
    <message>
        <source>The record will keep this:</source>
        <translation>L’inscription gardera ceci&#xa0;:</translation>
    </message>
    <message>
        <source>Sign off {task}</source>
        <translation>Valider {task}</translation>
    </message>
    <message>
        <source>Several things stand in the way.</source>
        <translation>Plusieurs choses y font obstacle.</translation>
    </message>
    <message>
        <source>It is as you left it. Nothing is signed yet.</source>
        <translation>Tout est comme vous l’avez laissé. Rien n’est encore signé.</translation>
    </message>
    <message>
        <source>The programme has been changed since. Tick the lines again: they may say something else now.</source>
        <translation>Le programme a changé depuis. Cochez de nouveau les lignes&#xa0;: elles peuvent dire autre chose.</translation>
    </message>
    <message>
        <source>Sign off {task} at level {level}</source>
        <translation>Valider {task} au niveau {level}</translation>
    </message>
    <message>
        <source>Still missing: {names}.</source>
        <translation>Il manque encore&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Next: the PIN of each person who signs.</source>
        <translation>Ensuite&#xa0;: le NIP de chaque personne qui signe.</translation>
    </message>
    <message>
        <source>{name}, observed {date}. Both have signed.</source>
        <translation>{name}, observé le {date}. Les deux ont signé.</translation>
    </message>
    <message>
        <source>{name}, observed {date}, signs later.</source>
        <translation>{name}, observé le {date}, signera plus tard.</translation>
    </message>
    <message>
        <source>{name}, observed {date}, does not agree: an open question.</source>
        <translation>{name}, observé le {date}, n’est pas d’accord&#xa0;: question ouverte.</translation>
    </message>
    <message>
        <source>{counted} of {required} sign-offs so far</source>
        <translation>{counted} validations sur {required} à ce jour</translation>
    </message>
    <message>
        <source>Today, {date}</source>
        <translation>Aujourd’hui, {date}</translation>
    </message>
    <message>
        <source>A week earlier</source>
        <translation>Une semaine plus tôt</translation>
    </message>
    <message>
        <source>A day earlier</source>
        <translation>Un jour plus tôt</translation>
    </message>
    <message>
        <source>A day later</source>
        <translation>Un jour plus tard</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Why it is entered late (needed after 24 hours)</source>
        <translation>Pourquoi la saisie est tardive (requis après 24 heures)</translation>
    </message>
    <message>
        <source>Why it is entered late</source>
        <translation>Pourquoi la saisie est tardive</translation>
    </message>
    <message>
        <source>From a paper checklist</source>
        <translation>D’une feuille papier</translation>
    </message>
    <message>
        <source>Number of the sheet</source>
        <translation>Numéro de la feuille</translation>
    </message>
    <message>
        <source>Another person compares this entry with the sheet afterwards.</source>
        <translation>Une autre personne compare ensuite cette inscription à la feuille.</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Mold</source>
        <translation>Moule</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Presse</translation>
    </message>
    <message>
        <source>Work order</source>
        <translation>Bon de travail</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>What the photo shows</source>
        <translation>Ce que montre la photo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>SignaturePanel</name>
    <message>
        <source>Say why, in your own words.</source>
        <translation>Dites pourquoi, dans vos propres mots.</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Formatrice ou formateur</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Stagiaire</translation>
    </message>
    <message>
        <source>Sign now</source>
        <translation>Signer maintenant</translation>
    </message>
    <message>
        <source>Sign later</source>
        <translation>Signer plus tard</translation>
    </message>
    <message>
        <source>Second assessor</source>
        <translation>Second regard</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>Je ne suis pas d’accord</translation>
    </message>
    <message>
        <source>Signed here once nothing is missing above.</source>
        <translation>On signe ici quand il ne manque plus rien plus haut.</translation>
    </message>
    <message>
        <source>It will wait under your name on the Board. It counts once you sign.</source>
        <translation>La validation attendra sous votre nom, au tableau. Elle comptera quand vous aurez signé.</translation>
    </message>
    <message>
        <source>The trainer signs first.</source>
        <translation>La formatrice ou le formateur signe d’abord.</translation>
    </message>
    <message>
        <source>Tick what you want to sign.</source>
        <translation>Cochez ce que vous voulez signer.</translation>
    </message>
    <message>
        <source>Choose whether you agree.</source>
        <translation>Dites si vous êtes d’accord.</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Je suis d’accord</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrer</translation>
    </message>
    <message>
        <source>PIN accepted</source>
        <translation>NIP accepté</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Next try in {seconds} s</source>
        <translation>Prochain essai dans {seconds} s</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>Vérification du NIP</translation>
    </message>
    <message>
        <source>To sign this, enter your PIN.</source>
        <translation>Pour signer ceci, entrez votre NIP.</translation>
    </message>
</context>
<context>
    <name>Signers</name>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Who may sign</source>
        <translation>Qui peut valider</translation>
    </message>
    <message>
        <source>By the rights that hold today. Tap a unit to see the names.</source>
        <translation>Selon les droits qui valent aujourd’hui. Touchez une unité pour voir les noms.</translation>
    </message>
    <message>
        <source>Every task: {names}</source>
        <translation>Toutes les tâches&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Nobody may sign every task of this unit.</source>
        <translation>Personne ne peut valider toutes les tâches de cette unité.</translation>
    </message>
    <message>
        <source>Some tasks: {names}</source>
        <translation>Certaines tâches&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Nobody may sign: {tasks}</source>
        <translation>Personne ne peut valider&#xa0;: {tasks}</translation>
    </message>
</context>
<context>
    <name>SiteRules</name>
    <message>
        <source>Units</source>
        <translation>Unités</translation>
    </message>
    <message>
        <source>Site rules</source>
        <translation>Règles de l’usine</translation>
    </message>
    <message>
        <source>They hold from now on. What was recorded before stays.</source>
        <translation>Elles valent à partir de maintenant. Ce qui est déjà consigné reste.</translation>
    </message>
    <message>
        <source>Saved on this PC.</source>
        <translation>Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Pas exigé</translation>
    </message>
    <message>
        <source>Warn</source>
        <translation>Avertir</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>No simulation counts for: {tasks}</source>
        <translation>Aucune simulation ne compte pour&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>Simulations count as the programme says.</source>
        <translation>Les simulations comptent selon le programme.</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>Plusieurs</translation>
    </message>
    <message>
        <source>One or two</source>
        <translation>Un ou deux</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Pas montré</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Montré</translation>
    </message>
    <message>
        <source>Train the trainer first</source>
        <translation>D’abord, apprendre à former</translation>
    </message>
    <message>
        <source>Whoever signs off trainees is signed off on the trainers’ programme. Warn until your trainers are through.</source>
        <translation>Qui valide les tâches des stagiaires a terminé le programme des formateurs. Avertir suffit tant que vos formateurs y travaillent.</translation>
    </message>
    <message>
        <source>Current on the task</source>
        <translation>À jour pour la tâche</translation>
    </message>
    <message>
        <source>Whoever signs a task that lapses has a current sign-off on it. Who was named by the employer is not asked.</source>
        <translation>Qui valide une tâche qui vient à échéance y est à jour. On ne l’exige pas des personnes désignées par l’employeur.</translation>
    </message>
    <message>
        <source>Class before the floor</source>
        <translation>La classe avant l’atelier</translation>
    </message>
    <message>
        <source>The module of a task is marked complete before the task is signed.</source>
        <translation>Le module d’une tâche est noté comme terminé avant la validation de la tâche.</translation>
    </message>
    <message>
        <source>Only on the real job</source>
        <translation>Seulement en vraie situation</translation>
    </message>
    <message>
        <source>Tasks for which a simulation never counts here.</source>
        <translation>Tâches pour lesquelles une simulation ne compte jamais ici.</translation>
    </message>
    <message>
        <source>Molds at this plant</source>
        <translation>Moules dans cette usine</translation>
    </message>
    <message>
        <source>With several, sign-offs on one task are not all on the same mold.</source>
        <translation>S’il y en a plusieurs, les validations d’une tâche ne sont pas toutes sur le même moule.</translation>
    </message>
    <message>
        <source>What stands out in sign-offs</source>
        <translation>Ce qui ressort des validations</translation>
    </message>
    <message>
        <source>Many within minutes, many alike, many late: facts without a verdict. Whoever signed is told first.</source>
        <translation>Beaucoup en quelques minutes, beaucoup de pareilles, beaucoup en retard&#xa0;: des faits, sans jugement. La personne qui a signé les voit en premier.</translation>
    </message>
    <message>
        <source>The programme for trainers is not in use here yet: nobody could be signed off on it.</source>
        <translation>Le programme des formateurs n’est pas encore utilisé ici&#xa0;: personne ne pourrait y être validé.</translation>
    </message>
    <message>
        <source>Everybody who signs here has been through it.</source>
        <translation>Toutes les personnes qui signent ici l’ont terminé.</translation>
    </message>
    <message>
        <source>May not sign trainees until then: {names}</source>
        <translation>Ne pourront pas valider d’ici là&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Not through it yet: {names}</source>
        <translation>Ne l’ont pas encore terminé&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>Slots</name>
    <message>
        <source>{weekday} {date}</source>
        <translation>{weekday} {date}</translation>
    </message>
    <message>
        <source>{state}: {reason}</source>
        <translation>{state}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{held} of {planned} held</source>
        <translation>{held} sur {planned} tenues</translation>
    </message>
    <message>
        <source>Training slots</source>
        <translation>Plages de formation</translation>
    </message>
    <message>
        <source>Training slots: {name}</source>
        <translation>Plages de formation&#xa0;: {name}</translation>
    </message>
    <message>
        <source>No slot yet. Agree the time with production, and plan it here: what was held and what was missed is counted by month.</source>
        <translation>Aucune plage pour l’instant. Entendez-vous avec la production sur le temps, puis prévoyez-le ici&#xa0;: ce qui a été tenu et ce qui a été manqué se compte par mois.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Plan a slot</source>
        <translation>Prévoir une plage</translation>
    </message>
    <message>
        <source>Plan the slot</source>
        <translation>Prévoir la plage</translation>
    </message>
    <message>
        <source>Record it as held</source>
        <translation>La consigner comme tenue</translation>
    </message>
    <message>
        <source>As agreed with production.</source>
        <translation>Comme convenu avec la production.</translation>
    </message>
    <message>
        <source>This day has gone by: it was held, without a plan.</source>
        <translation>Ce jour est passé&#xa0;: elle a été tenue sans être prévue.</translation>
    </message>
    <message>
        <source>For which tasks</source>
        <translation>Pour quelles tâches</translation>
    </message>
    <message>
        <source>What comes next for {name}. It may be left open.</source>
        <translation>Ce qui vient ensuite pour {name}. Peut rester ouvert.</translation>
    </message>
    <message>
        <source>Next: the day.</source>
        <translation>Ensuite&#xa0;: le jour.</translation>
    </message>
    <message>
        <source>Next: how long.</source>
        <translation>Ensuite&#xa0;: la durée.</translation>
    </message>
    <message>
        <source>no slot</source>
        <translation>aucune plage</translation>
    </message>
    <message>
        <source>This month: {counts}</source>
        <translation>Ce mois-ci&#xa0;: {counts}</translation>
    </message>
    <message>
        <source>Plan it again</source>
        <translation>La prévoir de nouveau</translation>
    </message>
    <message>
        <source>Show in the history</source>
        <translation>Montrer dans l’historique</translation>
    </message>
    <message>
        <source>Training slot: {name}</source>
        <translation>Plage de formation&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Was it held?</source>
        <translation>A-t-elle été tenue?</translation>
    </message>
    <message>
        <source>In your own words, if there is more to say</source>
        <translation>Dans vos mots, s’il y a plus à dire</translation>
    </message>
    <message>
        <source>A reason, never who is to blame. {name} can read it.</source>
        <translation>Un motif, jamais un coupable. {name} peut le lire.</translation>
    </message>
    <message>
        <source>What got in the way</source>
        <translation>Ce qui l’a empêchée</translation>
    </message>
    <message>
        <source>For as long, and for the same tasks.</source>
        <translation>Pour la même durée et les mêmes tâches.</translation>
    </message>
    <message>
        <source>Planned by {name}</source>
        <translation>Prévue par {name}</translation>
    </message>
    <message>
        <source>{state}, says {name}</source>
        <translation>{state}, selon {name}</translation>
    </message>
    <message>
        <source>Save and plan it again</source>
        <translation>Enregistrer et la prévoir de nouveau</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Next: whether it was held.</source>
        <translation>Ensuite&#xa0;: si elle a été tenue.</translation>
    </message>
    <message>
        <source>Next: what got in the way.</source>
        <translation>Ensuite&#xa0;: ce qui l’a empêchée.</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>was not planned</source>
        <translation>n’était pas prévue</translation>
    </message>
    <message>
        <source>in place of a missed one</source>
        <translation>remplace une plage manquée</translation>
    </message>
    <message>
        <source>planned again</source>
        <translation>prévue de nouveau</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>avec {name}</translation>
    </message>
    <message>
        <source>Next training slot: {when}</source>
        <translation>Prochaine plage de formation&#xa0;: {when}</translation>
    </message>
    <message>
        <source>was it held?</source>
        <translation>a-t-elle été tenue?</translation>
    </message>
</context>
<context>
    <name>SoFar</name>
    <message>
        <source>This trainee so far</source>
        <translation>Où en est cette personne</translation>
    </message>
    <message>
        <source>Watched performances that count</source>
        <translation>Exécutions observées qui comptent</translation>
    </message>
    <message>
        <source>Level {level}: {name}</source>
        <translation>Niveau {level}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{counted} of {required} sign-offs</source>
        <translation>{counted} validations sur {required}</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucune pour l’instant.</translation>
    </message>
    <message>
        <source>A second assessor has still to look.</source>
        <translation>Il manque un second regard.</translation>
    </message>
    <message>
        <source>Paused until a second assessor has watched it done cleanly.</source>
        <translation>En pause jusqu’à ce qu’une deuxième personne l’ait vue faite sans faute.</translation>
    </message>
    <message>
        <source>The sign-off of {date} waits for the trainee’s signature.</source>
        <translation>La validation du {date} attend la signature de la ou du stagiaire.</translation>
    </message>
    <message>
        <source>Extended by a supervisor to {date}.</source>
        <translation>Prolongée par la supervision au {date}.</translation>
    </message>
    <message>
        <source>Good until {date}.</source>
        <translation>Bonne jusqu’au {date}.</translation>
    </message>
    <message>
        <source>Open question: two corrections of one record differ.</source>
        <translation>Question ouverte&#xa0;: deux corrections d’une même inscription diffèrent.</translation>
    </message>
    <message>
        <source>Open question: two judgements of one performance differ.</source>
        <translation>Question ouverte&#xa0;: deux jugements d’une même exécution diffèrent.</translation>
    </message>
    <message>
        <source>Open question: the trainee did not agree.</source>
        <translation>Question ouverte&#xa0;: la ou le stagiaire n’est pas d’accord.</translation>
    </message>
    <message>
        <source>Open question: somebody raised one.</source>
        <translation>Question ouverte&#xa0;: quelqu’un l’a posée.</translation>
    </message>
    <message>
        <source>not yet compared with the sheet</source>
        <translation>pas encore comparé à la feuille</translation>
    </message>
    <message>
        <source>compared by the same person</source>
        <translation>comparé par la même personne</translation>
    </message>
    <message>
        <source>compared by {name}</source>
        <translation>comparé par {name}</translation>
    </message>
    <message>
        <source>{date}, level {level}, {name}</source>
        <translation>{date}, niveau {level}, {name}</translation>
    </message>
    <message>
        <source>mold {mold}</source>
        <translation>moule {mold}</translation>
    </message>
    <message>
        <source>entered late</source>
        <translation>saisie tardive</translation>
    </message>
    <message>
        <source>from sheet {sheet}</source>
        <translation>de la feuille {sheet}</translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>Level {level}: {name}</source>
        <translation>Niveau {level}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>No level chosen yet</source>
        <translation>Aucun niveau choisi</translation>
    </message>
</context>
<context>
    <name>Supervising</name>
    <message>
        <source>Entered twice</source>
        <translation>Inscrits deux fois</translation>
    </message>
    <message>
        <source>The same name, entered on two PCs: is it one person?</source>
        <translation>Le même nom, inscrit sur deux postes&#xa0;: est-ce une seule personne?</translation>
    </message>
    <message>
        <source>Nobody seems to have been entered twice.</source>
        <translation>Personne ne semble avoir été inscrit deux fois.</translation>
    </message>
    <message>
        <source>They are one person</source>
        <translation>C’est une seule personne</translation>
    </message>
    <message>
        <source>They are two people</source>
        <translation>Ce sont deux personnes</translation>
    </message>
    <message>
        <source>Undo: they are two people</source>
        <translation>Annuler&#xa0;: ce sont deux personnes</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Une seule personne</translation>
    </message>
    <message>
        <source>Said to be one person by {name} on {date}</source>
        <translation>Déclarés une seule personne par {name} le {date}</translation>
    </message>
    <message>
        <source>As one person their sign-offs are counted together, and it can be undone.</source>
        <translation>Comme une seule personne, leurs validations se comptent ensemble, et cela peut s’annuler.</translation>
    </message>
    <message>
        <source>One tile on the Board: of the one entered on {pc}, with that PIN, those roles and rights to sign. Either badge opens it.</source>
        <translation>Une seule case au tableau&#xa0;: celle de la personne inscrite sur {pc}, avec ce NIP, ces rôles et ces droits de valider. L’une ou l’autre carte l’ouvre.</translation>
    </message>
    <message>
        <source>Entered on {pc}, {date}</source>
        <translation>Inscrit sur {pc}, {date}</translation>
    </message>
    <message>
        <source>an unknown PC</source>
        <translation>un poste inconnu</translation>
    </message>
    <message>
        <source>Answer on an office PC</source>
        <translation>Répondez sur un poste de bureau</translation>
    </message>
    <message>
        <source>What is said here on a floor PC would not count.</source>
        <translation>Ce qui serait dit ici, sur un poste d’atelier, ne compterait pas.</translation>
    </message>
    <message>
        <source>Joined PCs</source>
        <translation>Postes rattachés</translation>
    </message>
    <message>
        <source>They started alone and brought records of their own.</source>
        <translation>Ils ont commencé seuls et ont apporté leurs propres inscriptions.</translation>
    </message>
    <message>
        <source>No PC with records of its own has joined this plant.</source>
        <translation>Aucun poste ayant ses propres inscriptions ne s’est rattaché à cette usine.</translation>
    </message>
    <message>
        <source>Take back the acceptance</source>
        <translation>Retirer l’acceptation</translation>
    </message>
    <message>
        <source>Accept what it brought</source>
        <translation>Accepter ce qu’il a apporté</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Not accepted yet</source>
        <translation>Pas encore accepté</translation>
    </message>
    <message>
        <source>Joined on {date}</source>
        <translation>Rattaché le {date}</translation>
    </message>
    <message>
        <source>People: {names}</source>
        <translation>Personnes&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Accepted by {name} on {date}</source>
        <translation>Accepté par {name} le {date}</translation>
    </message>
    <message>
        <source>Until it is accepted, none of this counts for anybody’s checklist.</source>
        <translation>Tant que ce n’est pas accepté, rien de cela ne compte sur une liste de tâches.</translation>
    </message>
    <message>
        <source>Questions about PCs</source>
        <translation>Questions sur les postes</translation>
    </message>
    <message>
        <source>Nothing is lost, and nobody’s work waits for the answer.</source>
        <translation>Rien n’est perdu, et le travail de personne n’attend la réponse.</translation>
    </message>
    <message>
        <source>Nothing is open. A copied or restored PC, one that was shut out, and what two PCs said differently come here.</source>
        <translation>Rien n’est ouvert. Un poste copié, rétabli ou exclu, et ce que deux postes ont dit différemment arrivent ici.</translation>
    </message>
    <message>
        <source>As on {pc}</source>
        <translation>Comme sur {pc}</translation>
    </message>
    <message>
        <source>Which one holds</source>
        <translation>Laquelle vaut</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>C’est vu</translation>
    </message>
    <message>
        <source>Say it myself</source>
        <translation>Le dire moi-même</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Ne pas en tenir compte</translation>
    </message>
    <message>
        <source>This one holds</source>
        <translation>C’est celle-ci qui vaut</translation>
    </message>
    <message>
        <source>A PC joined with records of its own</source>
        <translation>Un poste rattaché a apporté ses propres inscriptions</translation>
    </message>
    <message>
        <source>{name} was entered twice</source>
        <translation>Deux fiches au nom de {name}</translation>
    </message>
    <message>
        <source>Given after its maker’s role was taken away</source>
        <translation>Accordé après le retrait du rôle de son auteur</translation>
    </message>
    <message>
        <source>Two PCs said different things</source>
        <translation>Deux postes ont dit des choses différentes</translation>
    </message>
    <message>
        <source>The central store was restored</source>
        <translation>Le serveur central a été rétabli</translation>
    </message>
    <message>
        <source>Whoever recorded this no longer had the role, and could not know it. It does not count until a supervisor says the same.</source>
        <translation>La personne qui a consigné ceci n’avait plus le rôle et ne pouvait pas le savoir. Cela ne compte pas tant que la supervision ne dit pas la même chose.</translation>
    </message>
    <message>
        <source>It goes on from an older backup. Nothing is lost: what it no longer has is sent to it again by itself, and until then it waits on this PC.</source>
        <translation>Il repart d’une sauvegarde plus ancienne. Rien n’est perdu&#xa0;: ce qu’il n’a plus lui est renvoyé automatiquement et, d’ici là, reste en attente sur ce poste.</translation>
    </message>
    <message>
        <source>Tell the person who runs it: a PC that was shut out since has to be shut out again.</source>
        <translation>Avertissez la personne qui le gère&#xa0;: un poste exclu depuis doit l’être de nouveau.</translation>
    </message>
    <message>
        <source>Both copies’ records are kept. See that only one of the two PCs goes on being used.</source>
        <translation>Les inscriptions des deux copies sont gardées. Veillez à ce qu’un seul des deux postes reste en service.</translation>
    </message>
    <message>
        <source>What it had sent is kept. What it recorded since and had not sent is gone from it: look whether a sign-off has to be entered again.</source>
        <translation>Ce qu’il avait envoyé est gardé. Ce qu’il a consigné depuis sans l’envoyer n’y est plus&#xa0;: voyez si une validation doit être inscrite de nouveau.</translation>
    </message>
    <message>
        <source>What it had sent still counts. What comes from it later does not.</source>
        <translation>Ce qu’il avait envoyé compte toujours. Ce qui en vient ensuite ne compte pas.</translation>
    </message>
    <message>
        <source>{pc}, {date} at {time}</source>
        <translation>{pc}, {date} à {time}</translation>
    </message>
    <message>
        <source>By {name}</source>
        <translation>Par {name}</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>A quitté</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Syncing: {sent} sent, {received} received, {to_come} still to come</source>
        <translation>Synchronisation&#xa0;: {sent} envoyées, {received} reçues, {to_come} encore à recevoir</translation>
    </message>
    <message>
        <source>Waiting to be sent: {waiting}</source>
        <translation>En attente d’envoi&#xa0;: {waiting}</translation>
    </message>
    <message>
        <source>Of these, sent and not yet confirmed: {sent}</source>
        <translation>Dont envoyées et pas encore confirmées&#xa0;: {sent}</translation>
    </message>
    <message>
        <source>Confirmed by the hub: {confirmed}</source>
        <translation>Confirmées par le serveur central&#xa0;: {confirmed}</translation>
    </message>
    <message>
        <source>No central store set up.</source>
        <translation>Aucun serveur central configuré.</translation>
    </message>
    <message>
        <source>Nothing has been exchanged yet.</source>
        <translation>Rien n’a encore été échangé.</translation>
    </message>
    <message>
        <source>Last exchange: {time}</source>
        <translation>Dernier échange&#xa0;: {time}</translation>
    </message>
    <message>
        <source>Address: {url}</source>
        <translation>Adresse&#xa0;: {url}</translation>
    </message>
    <message>
        <source>The hub answers.</source>
        <translation>Le serveur central répond.</translation>
    </message>
    <message>
        <source>Asking the hub.</source>
        <translation>On interroge le serveur central.</translation>
    </message>
    <message>
        <source>This PC’s clock is ahead of the hub’s: {minutes}. Set it.</source>
        <translation>L’horloge de ce poste avance sur celle du serveur central&#xa0;: {minutes}. Réglez-la.</translation>
    </message>
    <message>
        <source>This PC’s clock is behind the hub’s: {minutes}. Set it.</source>
        <translation>L’horloge de ce poste retarde sur celle du serveur central&#xa0;: {minutes}. Réglez-la.</translation>
    </message>
    <message>
        <source>{records}: {reason}</source>
        <translation>{records}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Nothing of it is lost. Tell the person who runs the hub.</source>
        <translation>Rien n’en est perdu. Avertissez la personne qui gère le serveur central.</translation>
    </message>
    <message>
        <source>They come in once their proof has arrived.</source>
        <translation>Elles entreront dès que leur preuve sera arrivée.</translation>
    </message>
    <message>
        <source>{name}, this PC</source>
        <translation>{name}, ce poste</translation>
    </message>
    <message>
        <source>{name}, new</source>
        <translation>{name}, nouveau</translation>
    </message>
    <message>
        <source>Office PC</source>
        <translation>Poste de bureau</translation>
    </message>
    <message>
        <source>Floor PC</source>
        <translation>Poste d’atelier</translation>
    </message>
    <message>
        <source>{kind}. Nothing has come from it yet.</source>
        <translation>{kind}. Rien n’en est encore arrivé.</translation>
    </message>
    <message>
        <source>{kind}. Left this plant {time}.</source>
        <translation>{kind}. A quitté cette usine&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>{kind}. Last seen {time}.</source>
        <translation>{kind}. Vu pour la dernière fois&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>Writing: {records}</source>
        <translation>Écriture&#xa0;: {records}</translation>
    </message>
    <message>
        <source>Taking in: {records}</source>
        <translation>Lecture&#xa0;: {records}</translation>
    </message>
    <message>
        <source>{records} in {file}. Take it to the hub.</source>
        <translation>{records} dans {file}. Apportez-le au serveur central.</translation>
    </message>
    <message>
        <source>{records} taken in from {file}.</source>
        <translation>{records} lues dans {file}.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>USB out</source>
        <translation>Sortie USB</translation>
    </message>
    <message>
        <source>USB in</source>
        <translation>Entrée USB</translation>
    </message>
    <message>
        <source>This PC stands alone</source>
        <translation>Ce poste est seul</translation>
    </message>
    <message>
        <source>Records of this PC</source>
        <translation>Inscriptions de ce poste</translation>
    </message>
    <message>
        <source>Saved here first; they travel when there is a line.</source>
        <translation>Enregistrées d’abord ici; elles voyagent quand la ligne est là.</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Retenues</translation>
    </message>
    <message>
        <source>The hub</source>
        <translation>Le serveur central</translation>
    </message>
    <message>
        <source>By USB stick</source>
        <translation>Par clé USB</translation>
    </message>
    <message>
        <source>Out to the hub, and back in with its answer.</source>
        <translation>Vers le serveur central, puis retour avec sa réponse.</translation>
    </message>
    <message>
        <source>PCs of this plant</source>
        <translation>Postes de cette usine</translation>
    </message>
    <message>
        <source>One that nobody here knows? Tell a supervisor.</source>
        <translation>Un poste que personne ne connaît? Dites-le à la supervision.</translation>
    </message>
    <message>
        <source>For a supervisor</source>
        <translation>Pour la supervision</translation>
    </message>
    <message>
        <source>This PC goes elsewhere</source>
        <translation>Ce poste va ailleurs</translation>
    </message>
    <message>
        <source>What the hub has stays there.</source>
        <translation>Ce qui est au serveur central y reste.</translation>
    </message>
    <message>
        <source>Everything is saved on this PC, and nothing is missing. With a central store, several PCs of a plant share their records: whoever runs it gives out a ticket for this PC. What was recorded here goes along.</source>
        <translation>Tout est enregistré sur ce poste et rien ne manque. Avec un serveur central, plusieurs postes d’une usine partagent leurs inscriptions&#xa0;: la personne qui le gère remet un billet pour ce poste. Ce qui a été consigné ici suit.</translation>
    </message>
    <message>
        <source>This PC and sync</source>
        <translation>Ce poste et la synchronisation</translation>
    </message>
    <message>
        <source>The hub does not answer</source>
        <translation>Le serveur central ne répond pas</translation>
    </message>
    <message>
        <source>Everything is saved on this PC and waits here.</source>
        <translation>Tout est enregistré sur ce poste et attend ici.</translation>
    </message>
    <message>
        <source>Go on working; the program tries again by itself.</source>
        <translation>Continuez à travailler; le programme réessaie de lui-même.</translation>
    </message>
    <message>
        <source>Joined PCs</source>
        <translation>Postes rattachés</translation>
    </message>
    <message>
        <source>What PCs recorded before they joined</source>
        <translation>Ce que des postes ont consigné avant leur rattachement</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>Inscrits deux fois</translation>
    </message>
    <message>
        <source>People whom two PCs entered under one name</source>
        <translation>Personnes inscrites sous un même nom par deux postes</translation>
    </message>
    <message>
        <source>Questions about PCs</source>
        <translation>Questions sur les postes</translation>
    </message>
    <message>
        <source>Copies, PCs shut out, and what two PCs said differently</source>
        <translation>Copies, postes exclus et ce que deux postes ont dit différemment</translation>
    </message>
    <message>
        <source>Join a plant</source>
        <translation>Se rattacher à une usine</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Join again</source>
        <translation>Se rattacher de nouveau</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Where is the stick?</source>
        <translation>Où est la clé?</translation>
    </message>
    <message>
        <source>Which bundle?</source>
        <translation>Quel lot?</translation>
    </message>
    <message>
        <source>Bundles (*.trainer-bundle)</source>
        <translation>Lots (*.trainer-bundle)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>The standard</source>
        <translation>La norme</translation>
    </message>
    <message>
        <source>Before this task</source>
        <translation>Avant cette tâche</translation>
    </message>
    <message>
        <source>Opens: {tasks}</source>
        <translation>Ouvre la voie à&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>You cannot sign this off yet.</source>
        <translation>Vous ne pouvez pas encore valider cette tâche.</translation>
    </message>
    <message>
        <source>You can sign this off. The record will keep this:</source>
        <translation>Vous pouvez valider cette tâche. L’inscription gardera ceci&#xa0;:</translation>
    </message>
    <message>
        <source>core task</source>
        <translation>tâche de base</translation>
    </message>
    <message>
        <source>site task</source>
        <translation>tâche du site</translation>
    </message>
    <message>
        <source>A sign-off lapses after {months} months.</source>
        <translation>Une validation est échue après {months} mois.</translation>
    </message>
    <message>
        <source>Record sign-off</source>
        <translation>Consigner une validation</translation>
    </message>
    <message>
        <source>{status}, {counted} of {required}</source>
        <translation>{status}, {counted} sur {required}</translation>
    </message>
    <message>
        <source>Second look at {date}</source>
        <translation>Second regard, {date}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Enseigner</translation>
    </message>
    <message>
        <source>Record a try</source>
        <translation>Consigner un essai</translation>
    </message>
    <message>
        <source>Checklist for the press</source>
        <translation>Liste pour la presse</translation>
    </message>
    <message>
        <source>Sign off a job</source>
        <translation>Valider un travail</translation>
    </message>
    <message>
        <source>Job done</source>
        <translation>Travail fait</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Ask for a new observation</source>
        <translation>Demander une nouvelle observation</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Sans objet</translation>
    </message>
    <message>
        <source>Standard and trainee</source>
        <translation>Norme et stagiaire</translation>
    </message>
    <message>
        <source>How it is done</source>
        <translation>Comment on fait</translation>
    </message>
    <message>
        <source>How to teach it</source>
        <translation>Comment l’enseigner</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Quoi regarder</translation>
    </message>
</context>
<context>
    <name>TaskGuide</name>
    <message>
        <source>Standard</source>
        <translation>Norme</translation>
    </message>
    <message>
        <source>To ask</source>
        <translation>À demander</translation>
    </message>
</context>
<context>
    <name>Teach</name>
    <message>
        <source>5 minutes less</source>
        <translation>5 minutes de moins</translation>
    </message>
    <message>
        <source>5 minutes more</source>
        <translation>5 minutes de plus</translation>
    </message>
    <message>
        <source>Say what to look at on that day.</source>
        <translation>Dites quoi regarder ce jour-là.</translation>
    </message>
    <message>
        <source>Coaching note</source>
        <translation>Note d’accompagnement</translation>
    </message>
    <message>
        <source>If wanted. {name} can read it and answer.</source>
        <translation>Au besoin. {name} peut la lire et y répondre.</translation>
    </message>
    <message>
        <source>Begin a line with</source>
        <translation>Commencer une ligne par</translation>
    </message>
    <message>
        <source>A try</source>
        <translation>Un essai</translation>
    </message>
    <message>
        <source>If wanted: how independently it was done today.</source>
        <translation>Au besoin&#xa0;: à quel point c’était fait sans aide aujourd’hui.</translation>
    </message>
    <message>
        <source>Minutes taught</source>
        <translation>Minutes d’enseignement</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>Prochaine date</translation>
    </message>
    <message>
        <source>It stays on your Today until you close it.</source>
        <translation>Elle reste dans votre page Aujourd’hui jusqu’à ce que vous la fermiez.</translation>
    </message>
    <message>
        <source>Marks: good {good}, key point forgotten {forgotten}, stopped {stopped}.</source>
        <translation>Marques&#xa0;: bien {good}, point clé oublié {forgotten}, arrêté {stopped}.</translation>
    </message>
    <message>
        <source>May do alone:</source>
        <translation>Peut faire sans aide&#xa0;:</translation>
    </message>
    <message>
        <source>To ask when unsure:</source>
        <translation>À qui demander en cas de doute&#xa0;:</translation>
    </message>
    <message>
        <source>Next time:</source>
        <translation>La prochaine fois&#xa0;:</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Préparer</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Présenter</translation>
    </message>
    <message>
        <source>Try out</source>
        <translation>Faire essayer</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>Évaluer</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>Assurer le suivi</translation>
    </message>
    <message>
        <source>Stand side by side. Ask what is known already. Say what can hurt.</source>
        <translation>Placez-vous côte à côte. Demandez ce qui est déjà su. Dites ce qui peut blesser.</translation>
    </message>
    <message>
        <source>Show the job, line by line of the standard.</source>
        <translation>Montrez le travail, ligne par ligne de la norme.</translation>
    </message>
    <message>
        <source>Show the job and say the steps, nothing else.</source>
        <translation>Montrez le travail et dites les étapes, rien d’autre.</translation>
    </message>
    <message>
        <source>Show it again: the steps and the key points.</source>
        <translation>Montrez-le encore&#xa0;: les étapes et les points clés.</translation>
    </message>
    <message>
        <source>Once more: the steps, the key points and the reasons.</source>
        <translation>Encore une fois&#xa0;: les étapes, les points clés et les raisons.</translation>
    </message>
    <message>
        <source>The trainee does it in silence. Correct errors at once.</source>
        <translation>La ou le stagiaire le fait sans parler. Corrigez tout de suite.</translation>
    </message>
    <message>
        <source>The trainee does it and names the steps.</source>
        <translation>La ou le stagiaire le fait et nomme les étapes.</translation>
    </message>
    <message>
        <source>The trainee adds the key points.</source>
        <translation>La ou le stagiaire ajoute les points clés.</translation>
    </message>
    <message>
        <source>The trainee adds the reasons.</source>
        <translation>La ou le stagiaire ajoute les raisons.</translation>
    </message>
    <message>
        <source>Ask both questions. Then watch a whole run against the lines, silent.</source>
        <translation>Posez les deux questions. Puis regardez un passage complet, ligne par ligne, sans parler.</translation>
    </message>
    <message>
        <source>Say what may be done alone now, whom to ask, and when you come back.</source>
        <translation>Dites ce qui peut se faire sans aide, à qui demander et quand vous revenez.</translation>
    </message>
    <message>
        <source>To say</source>
        <translation>À dire</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Fiches</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bien</translation>
    </message>
    <message>
        <source>Key point forgotten</source>
        <translation>Point clé oublié</translation>
    </message>
    <message>
        <source>I stopped it</source>
        <translation>J’ai arrêté</translation>
    </message>
    <message>
        <source>Have at hand</source>
        <translation>À avoir sous la main</translation>
    </message>
    <message>
        <source>Hazards: go through them together</source>
        <translation>Dangers&#xa0;: les voir ensemble</translation>
    </message>
    <message>
        <source>Stop and call</source>
        <translation>Arrêter et appeler</translation>
    </message>
    <message>
        <source>Not Level 1</source>
        <translation>Hors du niveau 1</translation>
    </message>
    <message>
        <source>The steps</source>
        <translation>Les étapes</translation>
    </message>
    <message>
        <source>The standard</source>
        <translation>La norme</translation>
    </message>
    <message>
        <source>Watch for these errors</source>
        <translation>Erreurs à surveiller</translation>
    </message>
    <message>
        <source>To ask</source>
        <translation>À demander</translation>
    </message>
    <message>
        <source>What to look at or keep</source>
        <translation>Quoi regarder ou conserver</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>Validée</translation>
    </message>
    <message>
        <source>Not signed off yet</source>
        <translation>Pas encore validée</translation>
    </message>
    <message>
        <source>Before this task</source>
        <translation>Avant cette tâche</translation>
    </message>
    <message>
        <source>Memos of this plant</source>
        <translation>Mémos de cette usine</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Teach: {task}</source>
        <translation>Enseigner&#xa0;: {task}</translation>
    </message>
    <message>
        <source>this phase {minutes} min</source>
        <translation>cette phase {minutes} min</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Étape {number}</translation>
    </message>
    <message>
        <source>{phase}, {turn} of {turns}</source>
        <translation>{phase}, {turn} sur {turns}</translation>
    </message>
    <message>
        <source>The lesson is recorded. Saved on this PC.</source>
        <translation>La leçon est consignée. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>{name}, {task}, {minutes} min, {date}.</source>
        <translation>{name}, {task}, {minutes} min, {date}.</translation>
    </message>
    <message>
        <source>Entered by mistake? It can be taken back in the history.</source>
        <translation>Inscrite par erreur? On peut la retirer dans l’historique.</translation>
    </message>
    <message>
        <source>It is where you left it.</source>
        <translation>Elle est là où vous l’avez laissée.</translation>
    </message>
    <message>
        <source>The note is empty.</source>
        <translation>La note est vide.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Record the lesson</source>
        <translation>Consigner la leçon</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
</context>
<context>
    <name>ThisPc</name>
    <message>
        <source>What is in the file for support</source>
        <translation>Ce que contient le fichier pour le soutien</translation>
    </message>
    <message>
        <source>File for support</source>
        <translation>Fichier pour le soutien</translation>
    </message>
    <message>
        <source>This is all of it: no names, no molds, nobody’s words.</source>
        <translation>C’est tout ce qu’il contient&#xa0;: ni noms, ni moules, ni mots de personne.</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Enregistrer le fichier</translation>
    </message>
    <message>
        <source>Where does the file go?</source>
        <translation>Où va le fichier?</translation>
    </message>
    <message>
        <source>Check every record</source>
        <translation>Vérifier chaque inscription</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Join a plant</source>
        <translation>Se rattacher à une usine</translation>
    </message>
    <message>
        <source>This PC and sync</source>
        <translation>Ce poste et la synchronisation</translation>
    </message>
    <message>
        <source>Show what would be in it</source>
        <translation>Voir ce qu’il contiendrait</translation>
    </message>
    <message>
        <source>A copy outside this PC</source>
        <translation>Une copie hors de ce poste</translation>
    </message>
    <message>
        <source>On a USB stick or a plant’s server. It is encrypted.</source>
        <translation>Sur une clé USB ou un serveur de l’usine. Elle est chiffrée.</translation>
    </message>
    <message>
        <source>Is everything sound?</source>
        <translation>Tout est-il intact?</translation>
    </message>
    <message>
        <source>Every record, every signature, every chain.</source>
        <translation>Chaque inscription, chaque signature, chaque chaîne.</translation>
    </message>
    <message>
        <source>Backups on this PC</source>
        <translation>Sauvegardes sur ce poste</translation>
    </message>
    <message>
        <source>Made by itself every day: seven days, four weeks.</source>
        <translation>Faites d’elles-mêmes chaque jour&#xa0;: sept jours, quatre semaines.</translation>
    </message>
    <message>
        <source>To bring a backup back</source>
        <translation>Pour rétablir une sauvegarde</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Feuille de récupération</translation>
    </message>
    <message>
        <source>Without names, molds or anybody’s words.</source>
        <translation>Sans noms, sans moules, sans les mots de personne.</translation>
    </message>
    <message>
        <source>About this PC</source>
        <translation>À propos de ce poste</translation>
    </message>
    <message>
        <source>A backup never goes over living records. On the new PC, or for a new account, start the program, choose “Bring back a backup” and have the recovery sheet from the safe at hand.</source>
        <translation>Une sauvegarde ne remplace jamais des inscriptions vivantes. Sur le nouveau poste, ou pour un nouveau compte, ouvrez le programme, choisissez «&#xa0;Rétablir une sauvegarde&#xa0;» et ayez la feuille de récupération du coffre sous la main.</translation>
    </message>
    <message>
        <source>Make a new recovery sheet</source>
        <translation>Faire une nouvelle feuille de récupération</translation>
    </message>
    <message>
        <source>For when the one in the safe is lost, or somebody saw it.</source>
        <translation>Quand celle du coffre est perdue, ou que quelqu’un l’a vue.</translation>
    </message>
    <message>
        <source>Versions, settings, sizes, and the program’s log.</source>
        <translation>Versions, réglages, tailles et journal du programme.</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Making the copy</source>
        <translation>Copie en cours</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Enregistrée sous {file}.</translation>
    </message>
    <message>
        <source>Saved as {file}, but on this PC’s own disk: it is lost with the PC.</source>
        <translation>Enregistrée sous {file}, mais sur le disque de ce poste&#xa0;: elle serait perdue avec lui.</translation>
    </message>
    <message>
        <source>{looked_at} of {records} records</source>
        <translation>{looked_at} inscriptions sur {records}</translation>
    </message>
    <message>
        <source>Not checked since the program was started.</source>
        <translation>Pas vérifié depuis l’ouverture du programme.</translation>
    </message>
    <message>
        <source>{date} {time}, {size} MB</source>
        <translation>{date} {time}, {size} Mo</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucune encore.</translation>
    </message>
    <message>
        <source>{name}, letter {letter}</source>
        <translation>{name}, lettre {letter}</translation>
    </message>
    <message>
        <source>{records}, {size} MB</source>
        <translation>{records}, {size} Mo</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>Dossier&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>État&#xa0;: {state}</translation>
    </message>
    <message>
        <source>Central store: {url}</source>
        <translation>Serveur central&#xa0;: {url}</translation>
    </message>
    <message>
        <source>No central store set up.</source>
        <translation>Aucun serveur central configuré.</translation>
    </message>
    <message>
        <source>Where does the copy go?</source>
        <translation>Où va la copie?</translation>
    </message>
    <message>
        <source>No copy outside this PC yet.</source>
        <translation>Aucune copie hors de ce poste encore.</translation>
    </message>
    <message>
        <source>A copy outside this PC was made today.</source>
        <translation>Une copie hors de ce poste a été faite aujourd’hui.</translation>
    </message>
    <message>
        <source>{records}, sound.</source>
        <translation>{records}&#xa0;: tout est intact.</translation>
    </message>
    <message>
        <source>Leave everything as it is, make a copy, and ask for support.</source>
        <translation>Laissez tout tel quel, faites une copie et demandez du soutien.</translation>
    </message>
</context>
<context>
    <name>ToSign</name>
    <message>
        <source>Tick all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>À signer</translation>
    </message>
    <message>
        <source>Nothing waits for your signature. What a trainer signs about you, and you sign later, comes here.</source>
        <translation>Rien n’attend votre signature. Ce qu’on signe à votre sujet, et que vous signez plus tard, arrive ici.</translation>
    </message>
    <message>
        <source>Read each one, then tick it.</source>
        <translation>Lisez chaque validation, puis cochez-la.</translation>
    </message>
    <message>
        <source>Signed. Saved on this PC.</source>
        <translation>Signé. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>Level {level}, watched {date} by {name}</source>
        <translation>Niveau {level}, observé le {date} par {name}</translation>
    </message>
    <message>
        <source>Next: agree or not, then your PIN.</source>
        <translation>Ensuite&#xa0;: d’accord ou non, puis votre NIP.</translation>
    </message>
    <message>
        <source>mold {value}</source>
        <translation>moule {value}</translation>
    </message>
    <message>
        <source>press {value}</source>
        <translation>presse {value}</translation>
    </message>
    <message>
        <source>work order {value}</source>
        <translation>bon de travail {value}</translation>
    </message>
    <message>
        <source>{value} minutes</source>
        <translation>{value} minutes</translation>
    </message>
    <message>
        <source>{name} watched this on {date} and recorded it on {recorded}.</source>
        <translation>{name} a observé ceci le {date} et l’a consigné le {recorded}.</translation>
    </message>
    <message>
        <source>Entered late: {words}</source>
        <translation>Saisie tardive&#xa0;: {words}</translation>
    </message>
    <message>
        <source>From sheet {sheet}</source>
        <translation>De la feuille {sheet}</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Nothing can be watched today: what is open waits for another task.</source>
        <translation>Rien ne peut être observé aujourd’hui&#xa0;: ce qui reste attend une autre tâche.</translation>
    </message>
    <message>
        <source>{unit} {title}: {reached} of {tasks}</source>
        <translation>{unit} {title}&#xa0;: {reached} sur {tasks}</translation>
    </message>
    <message>
        <source>{status}: {tasks}</source>
        <translation>{status}&#xa0;: {tasks}</translation>
    </message>
    <message>
        <source>{count} of {required} sign-offs</source>
        <translation>Validations&#xa0;: {count}&#xa0;sur&#xa0;{required}</translation>
    </message>
    <message>
        <source>Ready to be assessed, {count}</source>
        <translation>Se dit prêt · {count}</translation>
    </message>
    <message>
        <source>All trainees</source>
        <translation>Tous les stagiaires</translation>
    </message>
    <message>
        <source>Next mold</source>
        <translation>Prochain moule</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Relais</translation>
    </message>
    <message>
        <source>For you</source>
        <translation>Pour vous</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Nothing waits for you. Follow-ups, what trainees ask for and what you began come here.</source>
        <translation>Rien ne vous attend. Les suivis, les demandes des stagiaires et ce que vous avez commencé s’affichent ici.</translation>
    </message>
    <message>
        <source>{task}, {name}.</source>
        <translation>{task}, {name}.</translation>
    </message>
    <message>
        <source>{task} waits for the signature of {name}.</source>
        <translation>{task} attend la signature de {name}.</translation>
    </message>
    <message>
        <source>{task} is in question: {name} did not agree. A supervisor decides.</source>
        <translation>{task} est en question&#xa0;: {name} n’est pas d’accord. La supervision tranche.</translation>
    </message>
    <message>
        <source>Signed off. Saved on this PC.</source>
        <translation>Validée. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>Go on with {name}</source>
        <translation>Continuer avec {name}</translation>
    </message>
    <message>
        <source>Add a trainee</source>
        <translation>Ajouter un stagiaire</translation>
    </message>
    <message>
        <source>Begun and not finished</source>
        <translation>Commencé et non terminé</translation>
    </message>
    <message>
        <source>Ready to be assessed</source>
        <translation>Prêts pour l’évaluation</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Suivis</translation>
    </message>
    <message>
        <source>Answers to your notes</source>
        <translation>Réponses à vos notes</translation>
    </message>
    <message>
        <source>My record as a trainer</source>
        <translation>Mon dossier de formateur</translation>
    </message>
    <message>
        <source>If this PC is lost, so are its records. Make a copy on This PC.</source>
        <translation>Si ce poste est perdu, ses inscriptions le sont aussi. Faites une copie dans Ce poste.</translation>
    </message>
    <message>
        <source>The programme for trainers is ready</source>
        <translation>Le programme des formateurs est prêt</translation>
    </message>
    <message>
        <source>It came with this program and is not in use here yet.</source>
        <translation>Il est venu avec ce logiciel et n’est pas encore utilisé ici.</translation>
    </message>
    <message>
        <source>{name}, asked {date}</source>
        <translation>{name}, demandé le {date}</translation>
    </message>
    <message>
        <source>left by {name}</source>
        <translation>laissé par {name}</translation>
    </message>
    <message>
        <source>overdue since {date}</source>
        <translation>en retard depuis le {date}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>No trainee is on this PC yet. Add the first one, and the checklist is ready.</source>
        <translation>Aucun stagiaire n’est encore sur ce poste. Ajoutez le premier, et sa liste est prête.</translation>
    </message>
    <message>
        <source>No trainee is on this PC yet. A trainer or a supervisor adds them.</source>
        <translation>Aucun stagiaire n’est encore sur ce poste. Un formateur ou la supervision en ajoute.</translation>
    </message>
    <message>
        <source>by unit: tasks at level 3 or better</source>
        <translation>par unité&#xa0;: tâches au niveau 3 ou plus</translation>
    </message>
    <message>
        <source>your trainees</source>
        <translation>vos stagiaires</translation>
    </message>
    <message>
        <source>whom you have watched, and newcomers</source>
        <translation>ceux que vous avez observés et les nouveaux</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>tout le monde</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Toolroom Trainer</source>
        <translation>Toolroom Trainer</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Aucune session ouverte</translation>
    </message>
    <message>
        <source>SAMPLE</source>
        <translation>EXEMPLE</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>New PC: {names}.</source>
        <translation>Nouveau poste&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Confirmed by the hub {time}</source>
        <translation>Confirmé par le serveur central, {time}</translation>
    </message>
    <message>
        <source>The hub takes nothing: see why.</source>
        <translation>Refus du serveur central&#xa0;: voir.</translation>
    </message>
    <message>
        <source>Offline.</source>
        <translation>Hors ligne.</translation>
    </message>
    <message>
        <source>Offline since {time}.</source>
        <translation>Hors ligne depuis {time}.</translation>
    </message>
    <message>
        <source>Offline since {weekday}.</source>
        <translation>Hors ligne depuis {weekday}.</translation>
    </message>
    <message>
        <source>Offline since {date}.</source>
        <translation>Hors ligne depuis le {date}.</translation>
    </message>
    <message>
        <source>Saved on this PC. No central store set up.</source>
        <translation>Enregistré sur ce poste. Aucun serveur central configuré.</translation>
    </message>
    <message>
        <source>Saved on this PC {time}. No central store set up.</source>
        <translation>Enregistré sur ce poste à {time}. Aucun serveur central configuré.</translation>
    </message>
    <message>
        <source>Saved on this PC.</source>
        <translation>Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>Saved on this PC {time}.</source>
        <translation>Enregistré sur ce poste à {time}.</translation>
    </message>
</context>
<context>
    <name>TraineeHead</name>
    <message>
        <source>Week {week} of {weeks}</source>
        <translation>Semaine {week} sur {weeks}</translation>
    </message>
    <message>
        <source>Week {week}, after the {weeks} of the plan</source>
        <translation>Semaine {week}, après les {weeks} du plan</translation>
    </message>
    <message>
        <source>{signed} of {of} tasks signed off</source>
        <translation>Tâches validées&#xa0;: {signed}&#xa0;sur&#xa0;{of}</translation>
    </message>
</context>
<context>
    <name>TraineeTabs</name>
    <message>
        <source>Checklist</source>
        <translation>Liste de contrôle</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>In class</source>
        <translation>En classe</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>TrainerRecord</name>
    <message>
        <source>The right to sign</source>
        <translation>Le droit de valider</translation>
    </message>
    <message>
        <source>Notes about me</source>
        <translation>Notes à mon sujet</translation>
    </message>
    <message>
        <source>Read and answer</source>
        <translation>Lire et répondre</translation>
    </message>
    <message>
        <source>Ask to be assessed</source>
        <translation>Demander l’évaluation</translation>
    </message>
    <message>
        <source>The workshop</source>
        <translation>L’atelier</translation>
    </message>
    <message>
        <source>Open the workshop</source>
        <translation>Ouvrir l’atelier</translation>
    </message>
    <message>
        <source>Open task</source>
        <translation>Ouvrir la tâche</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>My record as a trainer</source>
        <translation>Mon dossier de formateur</translation>
    </message>
    <message>
        <source>{name}, as a trainer</source>
        <translation>{name}, à titre de formateur</translation>
    </message>
    <message>
        <source>{task}: {status}.</source>
        <translation>{task}&#xa0;: {status}.</translation>
    </message>
    <message>
        <source>{task} waits for the signature of {name}, under To sign on the Board.</source>
        <translation>{task} attend la signature de {name}, sous À signer, au tableau.</translation>
    </message>
    <message>
        <source>{task} is in question: {name} did not agree. A supervisor decides.</source>
        <translation>{task} est en question&#xa0;: {name} n’est pas d’accord. La supervision tranche.</translation>
    </message>
    <message>
        <source>Signed off. Saved on this PC.</source>
        <translation>Validée. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>{date}: {words}</source>
        <translation>{date}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Marked complete.</source>
        <translation>Noté comme terminé.</translation>
    </message>
    <message>
        <source>Not marked complete yet. It comes before the tasks.</source>
        <translation>Pas encore noté comme terminé. Il passe avant les tâches.</translation>
    </message>
    <message>
        <source>Who can observe me</source>
        <translation>Qui peut m’observer</translation>
    </message>
    <message>
        <source>Who can observe {name}</source>
        <translation>Qui peut observer {name}</translation>
    </message>
    <message>
        <source>Use this programme</source>
        <translation>Utiliser ce programme</translation>
    </message>
    <message>
        <source>You asked to be assessed on {date}.</source>
        <translation>Évaluation demandée le {date}.</translation>
    </message>
    <message>
        <source>Record sign-off</source>
        <translation>Consigner une validation</translation>
    </message>
    <message>
        <source>The programme for trainers is not in use here yet</source>
        <translation>Le programme des formateurs n’est pas encore utilisé ici</translation>
    </message>
    <message>
        <source>It came with this program: twelve tasks and a workshop of four hours. What trainees do stays as it is.</source>
        <translation>Il est venu avec ce logiciel&#xa0;: douze tâches et un atelier de quatre heures. Rien ne change pour les stagiaires.</translation>
    </message>
    <message>
        <source>A supervisor can take it into use on this page.</source>
        <translation>La supervision peut l’adopter sur cette page.</translation>
    </message>
    <message>
        <source>Complete: every task is signed off.</source>
        <translation>Complet&#xa0;: toutes les tâches sont validées.</translation>
    </message>
    <message>
        <source>Not complete. This plant does not ask for it before signing.</source>
        <translation>Incomplet. Cette usine ne l’exige pas avant de valider.</translation>
    </message>
    <message>
        <source>Not complete. Sign-offs are recorded, and each one says so.</source>
        <translation>Incomplet. Les validations sont consignées, et chacune le mentionne.</translation>
    </message>
    <message>
        <source>Not complete. Without it no trainee can be signed off at this plant.</source>
        <translation>Incomplet. Sans lui, on ne peut valider aucune tâche de stagiaire dans cette usine.</translation>
    </message>
    <message>
        <source>Nobody yet. A supervisor gives the right to sign units of this programme under People.</source>
        <translation>Personne encore. Le droit de valider des unités de ce programme se donne sous Personnes.</translation>
    </message>
    <message>
        <source>Some tasks: {names}</source>
        <translation>Certaines tâches&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>Trainers</name>
    <message>
        <source>Trainers</source>
        <translation>Formateurs</translation>
    </message>
    <message>
        <source>Records of the trainers</source>
        <translation>Dossiers des formateurs</translation>
    </message>
    <message>
        <source>Tap a name to see the record and to sign off a task.</source>
        <translation>Touchez un nom pour voir le dossier et valider une tâche.</translation>
    </message>
    <message>
        <source>Nobody else signs for others on this PC yet.</source>
        <translation>Personne d’autre ne valide encore sur ce poste.</translation>
    </message>
    <message>
        <source>last watched {date}</source>
        <translation>dernière observation le {date}</translation>
    </message>
    <message>
        <source>not complete</source>
        <translation>incomplet</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>complet</translation>
    </message>
    <message>
        <source>may not sign trainees yet</source>
        <translation>ne peut pas encore valider</translation>
    </message>
</context>
<context>
    <name>Transcribed</name>
    <message>
        <source>What does the paper say?</source>
        <translation>Que dit le papier?</translation>
    </message>
    <message>
        <source>Entered from paper</source>
        <translation>Saisies du papier</translation>
    </message>
    <message>
        <source>Nothing waits to be compared. Print a checklist from a trainee’s page, tick it at the press and enter it as a sign-off from paper: it waits here until another person has compared it with the paper.</source>
        <translation>Rien n’attend d’être comparé. Imprimez une liste depuis la page d’une personne, cochez-la à la presse et inscrivez-la comme validation d’une feuille papier&#xa0;: elle attend ici qu’une autre personne l’ait comparée avec le papier.</translation>
    </message>
    <message>
        <source>Confirmed. Saved on this PC.</source>
        <translation>Confirmé. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>An open question for a supervisor. Saved on this PC.</source>
        <translation>Une question ouverte pour la supervision. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>{trainee}. Entered {date} by {name}</source>
        <translation>{trainee}. Saisie le {date} par {name}</translation>
    </message>
    <message>
        <source>Tick what you compared with the paper.</source>
        <translation>Cochez ce que vous avez comparé avec le papier.</translation>
    </message>
    <message>
        <source>Choose what you found.</source>
        <translation>Choisissez ce que vous avez constaté.</translation>
    </message>
    <message>
        <source>Whoever compares</source>
        <translation>La personne qui compare</translation>
    </message>
    <message>
        <source>Same as the paper</source>
        <translation>Comme sur le papier</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>C’est différent</translation>
    </message>
    <message>
        <source>Hold the paper beside each one, then tick it.</source>
        <translation>Tenez le papier à côté de chacune, puis cochez.</translation>
    </message>
    <message>
        <source>Next: same or not, then your PIN.</source>
        <translation>Ensuite&#xa0;: pareil ou non, puis votre NIP.</translation>
    </message>
    <message>
        <source>Sheet {sheet}</source>
        <translation>Feuille {sheet}</translation>
    </message>
    <message>
        <source>Level {level}, every line ticked ({lines})</source>
        <translation>Niveau {level}, chaque ligne cochée ({lines})</translation>
    </message>
    <message>
        <source>Watched {date}</source>
        <translation>Observée le {date}</translation>
    </message>
    <message>
        <source>Mold {value}</source>
        <translation>Moule {value}</translation>
    </message>
    <message>
        <source>Press {value}</source>
        <translation>Presse {value}</translation>
    </message>
    <message>
        <source>Work order {value}</source>
        <translation>Bon de travail {value}</translation>
    </message>
    <message>
        <source>{value} minutes</source>
        <translation>{value} minutes</translation>
    </message>
    <message>
        <source>Nobody else is here to compare: recorded as same person.</source>
        <translation>Personne d’autre ne peut comparer&#xa0;: consigné comme même personne.</translation>
    </message>
</context>
<context>
    <name>Travel</name>
    <message>
        <source>Confirmed by the hub, {date} {time}</source>
        <translation>Confirmée par le serveur central, {date} {time}</translation>
    </message>
    <message>
        <source>The central store said on {time} that it was at position {said}. It does not stand by it now.</source>
        <translation>Le serveur central disait le {time} en être à la position {said}. Il ne le confirme plus.</translation>
    </message>
    <message>
        <source>The central store said position {said} on {time}. On {now_time} it said {now}.</source>
        <translation>Le serveur central disait position {said} le {time}. Le {now_time}, il disait {now}.</translation>
    </message>
    <message>
        <source>The central store said position {said} on {time}. On {now_time} it said {now}, with other records at that place.</source>
        <translation>Le serveur central disait position {said} le {time}. Le {now_time}, il disait {now}, avec d’autres inscriptions à cette place.</translation>
    </message>
    <message>
        <source>{date} at {time}</source>
        <translation>{date} à {time}</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>PCs: {names}.</source>
        <translation>Postes&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Nothing waits on this PC.</source>
        <translation>Rien n’est en attente sur ce poste.</translation>
    </message>
    <message>
        <source>Nothing has been exchanged with the hub yet.</source>
        <translation>Rien n’a encore été échangé avec le serveur central.</translation>
    </message>
    <message>
        <source>As of {time}, when the hub last answered.</source>
        <translation>Selon la dernière réponse du serveur central&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>{name} (this PC)</source>
        <translation>{name} (ce poste)</translation>
    </message>
    <message>
        <source>{name} (never seen)</source>
        <translation>{name} (jamais vu)</translation>
    </message>
    <message>
        <source>{name} (left {time})</source>
        <translation>{name} (a quitté l’usine&#xa0;: {time})</translation>
    </message>
    <message>
        <source>{name} (last seen {time})</source>
        <translation>{name} (vu {time})</translation>
    </message>
</context>
<context>
    <name>Try</name>
    <message>
        <source>Record another try</source>
        <translation>Consigner un autre essai</translation>
    </message>
    <message>
        <source>Record a try: {task}</source>
        <translation>Consigner un essai&#xa0;: {task}</translation>
    </message>
    <message>
        <source>{name}, {task}, level {level}, {date}.</source>
        <translation>{name}, {task}, niveau {level}, {date}.</translation>
    </message>
    <message>
        <source>The try is recorded. Saved on this PC.</source>
        <translation>L’essai est consigné. Enregistré sur ce poste.</translation>
    </message>
    <message>
        <source>Entered by mistake? It can be taken back in the history.</source>
        <translation>Inscrit par erreur? On peut le retirer dans l’historique.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>How independently it was done today.</source>
        <translation>À quel point c’était fait sans aide.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>I stopped it</source>
        <translation>Je l’ai arrêté</translation>
    </message>
    <message>
        <source>An unsafe act</source>
        <translation>Un geste dangereux</translation>
    </message>
    <message>
        <source>It was a declared assessment</source>
        <translation>C’était une évaluation annoncée</translation>
    </message>
    <message>
        <source>Mold</source>
        <translation>Moule</translation>
    </message>
    <message>
        <source>Observed on</source>
        <translation>Observé le</translation>
    </message>
    <message>
        <source>In own words</source>
        <translation>Dans vos mots</translation>
    </message>
    <message>
        <source>{name} can read this.</source>
        <translation>{name} peut lire ceci.</translation>
    </message>
    <message>
        <source>Photos and PDFs</source>
        <translation>Photos et PDF</translation>
    </message>
    <message>
        <source>The standard</source>
        <translation>La norme</translation>
    </message>
    <message>
        <source>Tap each line that was not met.</source>
        <translation>Touchez chaque ligne qui n’a pas été respectée.</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>non respectée</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Record try</source>
        <translation>Consigner l’essai</translation>
    </message>
    <message>
        <source>Record try at level {level}</source>
        <translation>Consigner l’essai au niveau {level}</translation>
    </message>
    <message>
        <source>Choose a level.</source>
        <translation>Choisissez un niveau.</translation>
    </message>
    <message>
        <source>It came before its prerequisite {task}.</source>
        <translation>Il est venu avant sa tâche préalable {task}.</translation>
    </message>
    <message>
        <source>It came before module {module} was complete.</source>
        <translation>Il est venu avant la fin du module {module}.</translation>
    </message>
    <message>
        <source>Whoever watched it has no right to sign this task.</source>
        <translation>La personne qui l’a observé n’a pas le droit de valider cette tâche.</translation>
    </message>
</context>
<context>
    <name>Unfold</name>
    <message>
        <source>open</source>
        <translation>ouvert</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
</context>
<context>
    <name>WhoSees</name>
    <message>
        <source>Who sees what</source>
        <translation>Qui voit quoi</translation>
    </message>
    <message>
        <source>The table by which the program decides. Nobody signs for somebody else, and every note can be read by the person it is about.</source>
        <translation>Le tableau selon lequel le programme décide. Personne ne signe pour quelqu’un d’autre, et chaque note peut être lue par la personne dont elle parle.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>What this role may do</source>
        <translation>Ce que ce rôle peut faire</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Locking in {time}</source>
        <translation>Verrouillage dans {time}</translation>
    </message>
    <message>
        <source>Touch the screen or press a key to go on.</source>
        <translation>Touchez l’écran ou appuyez sur une touche pour continuer.</translation>
    </message>
    <message>
        <source>Toolroom Trainer</source>
        <translation>Toolroom Trainer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Today’s backup was not made</source>
        <translation>La sauvegarde d’aujourd’hui n’est pas faite</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Next word</source>
        <translation>Mot suivant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Also called: {names}</source>
        <translation>Se dit aussi&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>Workshop</name>
    <message>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <source>Cards of this block</source>
        <translation>Fiches-conseils de ce bloc</translation>
    </message>
    <message>
        <source>The programme of this plant has no workshop.</source>
        <translation>Le programme de cette usine n’a pas d’atelier.</translation>
    </message>
    <message>
        <source>Trainer workshop</source>
        <translation>Atelier des formateurs</translation>
    </message>
    <message>
        <source>In one sitting, or one block a day at the start of a shift.</source>
        <translation>En une fois, ou un bloc par jour au début du quart.</translation>
    </message>
    <message>
        <source>The workshop is recorded.</source>
        <translation>L’atelier est consigné.</translation>
    </message>
    <message>
        <source>Record the workshop</source>
        <translation>Consigner l’atelier</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Tick off</source>
        <translation>Cocher</translation>
    </message>
</context>
</TS>
